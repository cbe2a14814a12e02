import { request } from '@invoicebox/mini-app-kit';
import { useEffect, useState } from 'preact/hooks';
import type { Pump } from '../../shared/catalogue.js';
import type { PumpState, PumpStates } from '../../shared/pumps.js';

const POLL_MS = 4_000;

/**
 * Polls the states of a station's pumps while the page is visible.
 *
 * @param stationId null turns polling off.
 * @returns null until known; the last known states while the server cannot be reached.
 */
export function usePumpStates(stationId: string | null): ReadonlyMap<number, PumpState> | null {
  const [states, setStates] = useState<ReadonlyMap<number, PumpState> | null>(null);
  useEffect(() => {
    if (stationId === null) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let polling = false;

    const poll = async () => {
      clearTimeout(timer);
      if (document.visibilityState === 'hidden' || polling || signal.aborted) return;
      polling = true;
      try {
        const path = `/api/stations/${encodeURIComponent(stationId)}/pumps`;
        const { pumps } = await request<PumpStates>(path, { signal });
        if (!signal.aborted) setStates(new Map(pumps.map(({ number, state }) => [number, state])));
      } catch {
        // Keep the last states; the server checks the pump again before the payment.
      }
      polling = false;
      if (!signal.aborted) timer = setTimeout(poll, POLL_MS);
    };

    void poll();
    document.addEventListener('visibilitychange', poll, { signal });
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [stationId]);
  return states;
}

/** The pumps with `outOfOrder` by their current states. */
export function pumpsNow(pumps: readonly Pump[], states: ReadonlyMap<number, PumpState> | null): Pump[] {
  return pumps.map((pump) => {
    const state = states?.get(pump.number);
    return state === undefined ? pump : { ...pump, outOfOrder: state === 'out_of_order' };
  });
}
