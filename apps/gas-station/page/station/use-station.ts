import type { MerchantError } from '@invoicebox/mini-app-kit';
import { useResource } from '@invoicebox/mini-app-kit';
import { useEffect, useRef } from 'preact/hooks';
import type { StationDetails } from '../../shared/catalogue.js';
import { useWhenOnline } from '../shared/use-when-online.js';
import { type CachedStation, cachedStation, cacheStation } from '../storage/cached-stations.js';

export interface LoadedStation {
  /** Null until it is loaded. */
  station: StationDetails | null;
  error: MerchantError | null;
  loading: boolean;
  /** When it was loaded, epoch milliseconds, if it is a cached one; otherwise null. */
  cachedAt: number | null;
  retry: () => void;
}

/** Loads a station; offline, the cached one. */
export function useStation(id: string): LoadedStation {
  const { value, error, loading, retry } = useResource<StationDetails>(`/api/stations/${encodeURIComponent(id)}`);
  const shown = useRef<CachedStation | null>(null);
  const isOffline = error?.code === 'offline';
  useEffect(() => {
    if (value) cacheStation(value);
  }, [value]);
  useWhenOnline(isOffline, retry);

  if (isOffline) shown.current = cachedStation(id);
  // The cached one stays during a retry.
  const cached = (isOffline || loading) && shown.current?.station.id === id ? shown.current : null;
  return {
    station: value ?? cached?.station ?? null,
    error: cached ? null : error,
    loading,
    cachedAt: value ? null : (cached?.at ?? null),
    retry,
  };
}
