import { request } from '@invoicebox/merchant-server/client';
import { useEffect, useState } from 'preact/hooks';
import type { ForecourtStation } from '../../contract/forecourt.js';
import { forecourtApi } from './forecourt-api.js';

/** A station of the forecourt as it is now. */
export interface LiveStation {
  /** Null until it is there. */
  station: ForecourtStation | null;
  /** There is none with this id. */
  isGone: boolean;
  /** The connection is being made again. */
  isLost: boolean;
}

/** Follows a station for as long as the component lives. */
export function useLiveStation(id: string): LiveStation {
  const [state, setState] = useState<LiveStation>({ station: null, isGone: false, isLost: false });
  useEffect(() => {
    const events = new EventSource(forecourtApi.events(id));
    events.addEventListener('station', ({ data }) => {
      setState({ station: JSON.parse(data) as ForecourtStation, isGone: false, isLost: false });
    });
    events.addEventListener('error', () => {
      setState((before) => ({ ...before, isLost: true }));
      // A stream that was refused does not begin again by itself, and does not say why.
      if (events.readyState !== EventSource.CLOSED) return;
      request(forecourtApi.events(id).replace(/\/events$/, '')).catch((error: { code?: string }) => {
        if (error.code === 'not_found') setState({ station: null, isGone: true, isLost: false });
      });
    });
    return () => events.close();
  }, [id]);
  return state;
}
