import type { StationList } from '../../contract/catalogue.js';
import { storage } from './storage.js';

/** A list with its age. */
export interface KeptList {
  list: StationList;
  /** When it was read, epoch milliseconds. */
  at: number;
}

const NAME = 'last-list';

/** Keeps the newest list, for a time without a connection. */
export function keepList(list: StationList): void {
  storage.write(NAME, { list, at: Date.now() } satisfies KeptList);
}

/** The newest list that was read, by this page or, where it could be stored, by an earlier one. */
export function keptList(): KeptList | null {
  const kept = storage.read(NAME) as Partial<KeptList> | null;
  return kept?.list && Array.isArray(kept.list.stations) && typeof kept.at === 'number'
    ? { list: kept.list, at: kept.at }
    : null;
}
