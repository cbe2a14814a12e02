import { isFuelKind } from '../../shared/fuel.js';
import type { FuelSelection } from '../../shared/order.js';
import { storage } from './storage.js';

/** What was ordered last, to order it again. Prices are asked for anew. */
export interface LastFuelling {
  stationTitle: string;
  /** Without the pump: another one may be free this time. */
  selection: Omit<FuelSelection, 'pump' | 'vehicle'>;
}

const NAME = 'last-fuelling';

/** The last order's choice; null before the first, or where the browser keeps nothing. */
export function lastFuelling(): LastFuelling | null {
  const kept = storage.read(NAME) as Partial<LastFuelling> | null;
  const { stationId, fuel, volume, extras } = kept?.selection ?? {};
  const isWhole = typeof kept?.stationTitle === 'string' && typeof stationId === 'string' && Array.isArray(extras);
  if (!isWhole || !isFuelKind(fuel) || typeof volume?.kind !== 'string') return null;
  return { stationTitle: kept.stationTitle ?? '', selection: { stationId, fuel, volume, extras } };
}

/** Remembers what is ordered. */
export function rememberFuelling(
  stationTitle: string,
  { stationId, fuel, volume, extras }: LastFuelling['selection'],
): void {
  storage.write(NAME, { stationTitle, selection: { stationId, fuel, volume, extras } } satisfies LastFuelling);
}
