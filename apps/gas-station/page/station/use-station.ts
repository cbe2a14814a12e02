import type { MerchantError } from '@invoicebox/merchant-server/page-client';
import { useResource } from '@invoicebox/merchant-server/preact';
import { useEffect, useRef } from 'preact/hooks';
import type { StationDetails } from '../../contract/catalogue.js';
import { useWhenOnline } from '../shared/use-when-online.js';
import { type KeptStation, keepStation, keptStation } from '../storage/kept-stations.js';

/** A station that is read. */
export interface ReadStation {
  /** Null until it is there. */
  station: StationDetails | null;
  /** Why there is nothing to show. */
  error: MerchantError | null;
  loading: boolean;
  /** When it was read, epoch milliseconds, where the server cannot be reached and it is older. */
  keptAt: number | null;
  /** Reads it once more. */
  retry: () => void;
}

/** Reads a station; without a connection it is the one that was read last, until the connection is back. */
export function useStation(id: string): ReadStation {
  const { value, error, loading, retry } = useResource<StationDetails>(`/api/stations/${encodeURIComponent(id)}`);
  const shown = useRef<KeptStation | null>(null);
  const isOffline = error?.code === 'offline';
  useEffect(() => {
    if (value) keepStation(value);
  }, [value]);
  useWhenOnline(isOffline, retry);

  if (isOffline) shown.current = keptStation(id);
  // While it is read once more, what was kept stays in sight.
  const kept = (isOffline || loading) && shown.current?.station.id === id ? shown.current : null;
  return {
    station: value ?? kept?.station ?? null,
    error: kept ? null : error,
    loading,
    keptAt: value ? null : (kept?.at ?? null),
    retry,
  };
}
