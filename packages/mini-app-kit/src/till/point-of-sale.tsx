import {
  Button,
  Cell,
  EmptyState,
  ErrorState,
  Section,
  SkeletonList,
  Stack,
  TextField,
  useTexts,
} from '@invoicebox/mini-app-ui';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useResource } from '../resources/use-resource.js';
import { texts } from './texts.js';

/** Debounce of the search. */
const TYPING_PAUSE_MS = 250;
/** Storage key of the till's point of sale. */
const POINT_KEY = 'till-point';

/** A point of sale to choose. */
export interface TillPoint {
  id: string;
  title: string;
  description: string;
}

/** The points whose name or description contains a text; for `find` where all points are known. */
export function matchingPoints(points: readonly TillPoint[], text: string): TillPoint[] {
  const wanted = text.toLowerCase();
  return points.filter(({ title, description }) => `${title} ${description}`.toLowerCase().includes(wanted));
}

export interface PointOfSaleProps {
  /** «АЗС», «Бизнес-зал». */
  title: string;
  /** What to type; by default a name or an address. */
  searchLabel?: string | undefined;
  /** Points whose name or place a text is about. */
  find: (text: string, signal: AbortSignal) => Promise<TillPoint[]>;
  /** What is shown once the point is known. */
  children: (pointId: string) => ComponentChildren;
}

/** Asks once for the till's point of sale, remembers it on this device, and lets the cashier change it. */
export function PointOfSale({ title, searchLabel, find, children }: PointOfSaleProps) {
  const text = useTexts(texts);
  const [pointId, setPointId] = useState(() => localStorage.getItem(POINT_KEY));
  if (pointId === null) {
    const choose = (id: string) => {
      localStorage.setItem(POINT_KEY, id);
      setPointId(id);
    };
    return <PointSearch title={title} label={searchLabel ?? text.pointSearch} find={find} onChoose={choose} />;
  }
  return (
    <>
      {children(pointId)}
      <div>
        <Button
          variant="ghost"
          size="medium"
          onPress={() => {
            localStorage.removeItem(POINT_KEY);
            setPointId(null);
          }}
        >
          {text.otherPoint}
        </Button>
      </div>
    </>
  );
}

interface PointSearchProps {
  title: string;
  label: string;
  find: PointOfSaleProps['find'];
  onChoose: (id: string) => void;
}

function PointSearch({ title, label, find, onChoose }: PointSearchProps) {
  const text = useTexts(texts);
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useResource(`point ${search}`, { load: (signal) => find(search, signal), keepPrevious: true });
  return (
    <Section title={title}>
      <Stack gap="s">
        <TextField
          compact
          type="search"
          icon="search"
          autoComplete="off"
          maxLength={100}
          label={label}
          value={typed}
          onInput={setTyped}
        />
        {found.error && <ErrorState onRetry={found.retry} />}
        {!found.value && !found.error && <SkeletonList of="cell" rows={4} />}
        {found.value?.length === 0 && <EmptyState title={text.notFound} />}
        {found.value?.map((point) => (
          <Cell key={point.id} label={point.title} description={point.description} onPress={() => onChoose(point.id)} />
        ))}
      </Stack>
    </Section>
  );
}
