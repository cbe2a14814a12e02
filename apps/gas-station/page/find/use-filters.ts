import { type Resource, useResource } from '@invoicebox/merchant-server/preact';
import { useEffect } from 'preact/hooks';
import type { StationFilters } from '../../contract/catalogue.js';
import { keepFilters, keptFilters } from '../storage/kept-filters.js';

/** What stations can be filtered by; without a connection what was read last. */
export function useFilters(): Resource<StationFilters> {
  const filters = useResource<StationFilters>('/api/filters', { keepPrevious: true });
  useEffect(() => {
    if (filters.value) keepFilters(filters.value);
  }, [filters.value]);
  const kept = filters.error?.code === 'offline' ? keptFilters() : null;
  return kept ? { ...filters, value: kept, error: null } : filters;
}
