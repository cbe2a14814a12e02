import { type Resource, useResource } from '@invoicebox/mini-app-kit';
import { useEffect } from 'preact/hooks';
import type { StationFilters } from '../../shared/catalogue.js';
import { cachedFilters, cacheFilters } from '../storage/cached-filters.js';

/** Loads the filters; offline, the cached ones. */
export function useFilters(): Resource<StationFilters> {
  const filters = useResource<StationFilters>('/api/filters', { keepPrevious: true });
  useEffect(() => {
    if (filters.value) cacheFilters(filters.value);
  }, [filters.value]);
  const cached = filters.error?.code === 'offline' ? cachedFilters() : null;
  return cached ? { ...filters, value: cached, error: null } : filters;
}
