import { useResource } from '@invoicebox/mini-app-kit';
import {
  Cell,
  EmptyState,
  ErrorState,
  Section,
  SkeletonList,
  Stack,
  TextField,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ForecourtStations } from '../../shared/forecourt.js';
import { forecourtApi } from './forecourt-api.js';
import { forecourtTexts } from './texts.js';

/** Polls for new orders. */
const POLL_MS = 3_000;

/** The stations, those with orders first. */
export function StationList({ onOpen }: { onOpen: (id: string) => void }) {
  const text = useTexts(forecourtTexts);
  const [search, setSearch] = useState('');
  const { value, error, loading, retry } = useResource<ForecourtStations>(`stations ${search}`, {
    load: (signal) => forecourtApi.stations(search.trim(), signal),
    keepPrevious: true,
  });
  const poll = useRef(retry);
  poll.current = retry;
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && poll.current(), POLL_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Stack gap="m">
      <p class="fc-muted">{text.explanation}</p>
      <Section title={text.stations}>
        <Stack gap="s">
          <TextField
            compact
            icon="search"
            type="search"
            label={text.search}
            placeholder={text.search}
            value={search}
            onInput={setSearch}
          />
          {value ? (
            <Found stations={value.stations} onOpen={onOpen} />
          ) : error ? (
            <ErrorState onRetry={retry} retrying={loading} />
          ) : (
            <SkeletonList of="cell" rows={6} />
          )}
        </Stack>
      </Section>
    </Stack>
  );
}

function Found({ stations, onOpen }: Pick<ForecourtStations, 'stations'> & { onOpen: (id: string) => void }) {
  const text = useTexts(forecourtTexts);
  if (stations.length === 0) return <EmptyState icon="search" title={text.noStations} text={text.noStationsText} />;
  return (
    <>
      {stations.map(({ id, title, place, orders }) => (
        <Cell
          key={id}
          icon="fuel"
          label={title}
          description={place}
          value={orders > 0 ? text.orders(orders) : undefined}
          onPress={() => onOpen(id)}
        />
      ))}
    </>
  );
}
