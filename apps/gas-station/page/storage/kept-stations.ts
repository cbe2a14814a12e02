import type { StationDetails } from '../../contract/catalogue.js';
import { storage } from './storage.js';

/** A station with its age. */
export interface KeptStation {
  station: StationDetails;
  /** When it was read, epoch milliseconds. */
  at: number;
}

const NAME = 'last-stations';
/** The stations of a week's way to work. */
const MOST = 10;

function isKept(value: unknown): value is KeptStation {
  const { station, at } = (value ?? {}) as Partial<KeptStation>;
  return typeof at === 'number' && typeof station?.id === 'string' && Array.isArray(station.pumps);
}

function readAll(): KeptStation[] {
  const all = storage.read(NAME);
  return Array.isArray(all) ? all.filter(isKept) : [];
}

/** Keeps a station as it was read now, for a time without a connection. */
export function keepStation(station: StationDetails): void {
  const others = readAll().filter((kept) => kept.station.id !== station.id);
  storage.write(NAME, [{ station, at: Date.now() } satisfies KeptStation, ...others].slice(0, MOST));
}

/** A station as it was read last, if this page could keep it. */
export function keptStation(id: string): KeptStation | null {
  return readAll().find((kept) => kept.station.id === id) ?? null;
}
