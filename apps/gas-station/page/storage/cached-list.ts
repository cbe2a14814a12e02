import type { StationList } from '../../shared/catalogue.js';
import { storage } from './storage.js';

export interface CachedList {
  list: StationList;
  /** When it was loaded, epoch milliseconds. */
  at: number;
}

const NAME = 'last-list';

/** Caches the newest list for offline use. */
export function cacheList(list: StationList): void {
  storage.write(NAME, { list, at: Date.now() } satisfies CachedList);
}

/** The cached list. */
export function cachedList(): CachedList | null {
  const cached = storage.read(NAME) as Partial<CachedList> | null;
  const { list, at } = cached ?? {};
  // An earlier version of the page wrote stations without a status.
  const isList = Array.isArray(list?.stations) && list.stations.every(({ status }) => typeof status === 'object');
  return list && isList && typeof at === 'number' ? { list, at } : null;
}
