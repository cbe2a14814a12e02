import { openEventStream } from '@invoicebox/merchant-server/page-client';
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
    const close = openEventStream(forecourtApi.events(id), {
      on: {
        station: (data) => setState({ station: JSON.parse(data) as ForecourtStation, isGone: false, isLost: false }),
      },
      onLost(refused) {
        setState((before) => ({ ...before, isLost: true }));
        // Why it was refused a stream does not say.
        if (refused) forecourtApi.station(id).then(showMeanwhile, onRefusal);
      },
    });
    const showMeanwhile = (station: ForecourtStation) =>
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
