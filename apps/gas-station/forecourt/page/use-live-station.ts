import { openEventStream } from '@invoicebox/mini-app-kit';
import { useEffect, useState } from 'preact/hooks';
import type { ForecourtStation } from '../../shared/forecourt.js';
import { forecourtApi } from './forecourt-api.js';

/** A live station. */
export interface LiveStation {
  /** Null until it is loaded. */
  station: ForecourtStation | null;
  /** There is no such station. */
  isGone: boolean;
  /** Reconnecting. */
  isLost: boolean;
}

/** Subscribes to a station. */
export function useLiveStation(id: string): LiveStation {
  const [state, setState] = useState<LiveStation>({ station: null, isGone: false, isLost: false });
  useEffect(() => {
    const close = openEventStream(forecourtApi.events(id), {
      on: {
        station: (data) => setState({ station: JSON.parse(data) as ForecourtStation, isGone: false, isLost: false }),
      },
      onLost(refused) {
        setState((before) => ({ ...before, isLost: true }));
        // EventSource does not tell the reason.
        if (refused) forecourtApi.station(id).then(showSnapshot, onRefusal);
      },
    });
    const showSnapshot = (station: ForecourtStation) =>
      setState((before) => (before.isLost ? { ...before, station } : before));
    const onRefusal = ({ code }: { code?: string }) => {
      if (code !== 'not_found') return;
      close();
      setState({ station: null, isGone: true, isLost: false });
    };
    return close;
  }, [id]);
  return state;
}
