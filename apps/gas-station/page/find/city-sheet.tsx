import { useResource } from '@invoicebox/merchant-server/preact';
import {
  BottomSheet,
  Button,
  Cell,
  ErrorState,
  SkeletonList,
  Stack,
  TextField,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import type { City, CityList } from '../../contract/catalogue.js';
import { useApp } from '../state/app-context.js';
import { texts } from '../texts.js';
import type { LocateFailure } from './locate.js';

/** More than a list that can be looked through; the field above finds the others. */
const MAX_SHOWN = 30;

export interface CitySheetProps {
  open: boolean;
  /** Why the device's position was not to be had, where the sheet stands in for it. */
  failure: LocateFailure | null;
  /** Locates the device after all; undefined where that would not help. */
  onLocate?: (() => void) | undefined;
  onClose: () => void;
}

/** Chooses the city to search around. */
export function CitySheet({ open, failure, onLocate, onClose }: CitySheetProps) {
  const text = useTexts(texts);
  const reasons = { refused: text.locationRefused, denied: text.locationDenied, failed: text.locationFailed };
  return (
    <BottomSheet modal open={open} title={text.chooseCity} onClose={onClose}>
      <Stack>
        {failure && <p role="status">{reasons[failure]}</p>}
        {onLocate && (
          <Button size="medium" icon="location" onPress={onLocate}>
            {text.locateMe}
          </Button>
        )}
        <CityChoice onChosen={onClose} />
      </Stack>
    </BottomSheet>
  );
}

/** Whether each word of what was typed begins a word of the city's name; ё counts as е. */
function matches({ name }: City, typed: string): boolean {
  const fold = (value: string) => value.toLowerCase().replaceAll('ё', 'е').trim();
  return ` ${fold(name).replaceAll('-', ' ')}`.includes(` ${fold(typed).replaceAll('-', ' ')}`);
}

function CityChoice({ onChosen }: { onChosen: () => void }) {
  const { finder } = useApp();
  const text = useTexts(texts);
  const [typed, setTyped] = useState('');
  const { value, error, loading, retry } = useResource<CityList>('/api/cities', { keepPrevious: true });
  if (error) return <ErrorState onRetry={retry} retrying={loading} />;
  if (!value) return <SkeletonList of="cell" />;
  const found = value.cities.filter((city) => typed.trim() === '' || matches(city, typed)).slice(0, MAX_SHOWN);

  function choose({ name, lat, lon }: City) {
    finder.update({ place: { lat, lon, city: name } });
    onChosen();
  }

  return (
    <>
      <TextField compact type="search" icon="search" label={text.findCity} value={typed} onInput={setTyped} />
      {found.length === 0 && <p role="status">{text.noCity}</p>}
      <Stack gap="s">
        {found.map((city) => (
          <Cell key={`${city.lat},${city.lon}`} label={city.name} value={city.stations} onPress={() => choose(city)} />
        ))}
      </Stack>
    </>
  );
}
