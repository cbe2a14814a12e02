import type { StationFilters } from '../../shared/catalogue.js';
import { storage } from './storage.js';

const NAME = 'last-filters';

/** Caches the filters for offline use. */
export function cacheFilters(filters: StationFilters): void {
  storage.write(NAME, filters);
}

/** The cached filters. */
export function cachedFilters(): StationFilters | null {
  const filters = storage.read(NAME) as Partial<StationFilters> | null;
  return Array.isArray(filters?.fuels) && Array.isArray(filters.networks) && Array.isArray(filters.services)
    ? { networks: filters.networks, fuels: filters.fuels, services: filters.services, tiles: filters.tiles ?? null }
    : null;
}
