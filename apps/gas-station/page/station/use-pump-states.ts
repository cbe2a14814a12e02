import { request } from '@invoicebox/merchant-server/page-client';
import { useEffect, useState } from 'preact/hooks';
import type { Pump } from '../../contract/catalogue.js';
import type { PumpState, PumpStates } from '../../contract/pumps.js';

/** Between two questions while the screen is seen, in milliseconds. */
const INTERVAL_MS = 4_000;

/**
 * What the pumps of a station are doing, asked for again and again while the page is visible.
 *
 * @param stationId null asks nothing.
 * @returns null until it is known; while the server cannot be reached, what was known last.
 */
export function usePumpStates(stationId: string | null): ReadonlyMap<number, PumpState> | null {
  const [states, setStates] = useState<ReadonlyMap<number, PumpState> | null>(null);
  useEffect(() => {
    if (stationId === null) return undefined;
    const leaving = new AbortController();
    const { signal } = leaving;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;

    const ask = async () => {
      clearTimeout(timer);
      if (document.visibilityState === 'hidden' || asking || signal.aborted) return;
      asking = true;
      try {
        const path = `/api/stations/${encodeURIComponent(stationId)}/pumps`;
        const { pumps } = await request<PumpStates>(path, { signal });
        if (!signal.aborted) setStates(new Map(pumps.map(({ number, state }) => [number, state])));
      } catch {
        // What was known stays; the order's own server judges the pump again before anything is paid.
      }
      asking = false;
      if (!signal.aborted) timer = setTimeout(ask, INTERVAL_MS);
    };

    void ask();
    document.addEventListener('visibilitychange', ask, { signal });
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [stationId]);
  return states;
}

/** The pumps as they are now: one that has failed since the station was read is out of order, one that was mended is not. */
export function pumpsNow(pumps: readonly Pump[], states: ReadonlyMap<number, PumpState> | null): Pump[] {
  return pumps.map((pump) => {
    const state = states?.get(pump.number);
    return state === undefined ? pump : { ...pump, outOfOrder: state === 'out_of_order' };
  });
}
