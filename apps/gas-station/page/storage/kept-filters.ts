import type { StationFilters } from '../../contract/catalogue.js';
import { storage } from './storage.js';

const NAME = 'last-filters';

/** Keeps what stations can be filtered by, for a time without a connection. */
export function keepFilters(filters: StationFilters): void {
  storage.write(NAME, filters);
}

/** The filters that were read last, if this page could keep them. */
export function keptFilters(): StationFilters | null {
  const filters = storage.read(NAME) as Partial<StationFilters> | null;
  return Array.isArray(filters?.fuels) && Array.isArray(filters.networks) && Array.isArray(filters.services)
    ? { networks: filters.networks, fuels: filters.fuels, services: filters.services, tiles: filters.tiles ?? null }
    : null;
}
