import { type Resource, useResource } from '@invoicebox/mini-app-kit';
import { useEffect, useRef } from 'preact/hooks';
import type { StationDetails } from '../../shared/catalogue.js';
import { type CachedStation, cachedStation, cacheStation } from '../storage/cached-stations.js';

export interface LoadedStation extends Resource<StationDetails> {
  /** When it was loaded, epoch milliseconds, if it is a cached one; otherwise null. */
  cachedAt: number | null;
}

/** Loads a station; offline, the cached one. */
export function useStation(id: string): LoadedStation {
  const station = useResource<StationDetails>(`/api/stations/${encodeURIComponent(id)}`);
  const { value, error, loading } = station;
  const shown = useRef<CachedStation | null>(null);
  const isOffline = error?.code === 'offline';
  useEffect(() => {
    if (value) cacheStation(value);
  }, [value]);

  if (isOffline) shown.current = cachedStation(id);
  // The cached one stays during a retry.
  const cached = (isOffline || loading) && shown.current?.station.id === id ? shown.current : null;
  return {
    ...station,
    value: value ?? cached?.station ?? null,
    error: cached ? null : error,
    cachedAt: value ? null : (cached?.at ?? null),
  };
}
