import type { StationDetails } from '../../shared/catalogue.js';
import { storage } from './storage.js';

export interface CachedStation {
  station: StationDetails;
  /** When it was loaded, epoch milliseconds. */
  at: number;
}

const NAME = 'last-stations';
/** The stations of a week's commute. */
const MAX_STATIONS = 10;

function isCachedStation(value: unknown): value is CachedStation {
  const { station, at } = (value ?? {}) as Partial<CachedStation>;
  // An earlier version of the page wrote stations without a status.
  const isStation = typeof station?.id === 'string' && typeof station.status === 'object';
  return typeof at === 'number' && isStation && Array.isArray(station.pumps);
}

function readAll(): CachedStation[] {
  const all = storage.read(NAME);
  return Array.isArray(all) ? all.filter(isCachedStation) : [];
}

/** Caches a station for offline use. */
export function cacheStation(station: StationDetails): void {
  const others = readAll().filter((cached) => cached.station.id !== station.id);
  storage.write(NAME, [{ station, at: Date.now() } satisfies CachedStation, ...others].slice(0, MAX_STATIONS));
}

/** A cached station. */
export function cachedStation(id: string): CachedStation | null {
  return readAll().find((cached) => cached.station.id === id) ?? null;
}
