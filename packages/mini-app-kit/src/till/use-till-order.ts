import type { TillOrderView } from '@invoicebox/merchant-server/page-api';
import { useEffect, useState } from 'preact/hooks';
import { type MerchantError, watchOrder } from '../client/index.js';
import { tillApi } from './api.js';
import { useTill } from './till-context.js';

/** An order that is followed live. */
export interface FollowedOrder {
  /** Null until it is there. */
  order: TillOrderView | null;
  /** Why it cannot be shown at all. */
  error: MerchantError | null;
  /** The server is out of reach: what is shown may be old. */
  offline: boolean;
  /** Shows an answer that is newer than the stream. */
  show: (order: TillOrderView) => void;
  retry: () => void;
}

const isNewer = (known: TillOrderView | null, next: TillOrderView) =>
  known === null || known.id !== next.id || next.revision >= known.revision;

/** Follows an order by its status stream, and reloads the till's own fields at each change. */
export function useTillOrder(id: string): FollowedOrder {
  const till = useTill();
  const [order, setOrder] = useState<TillOrderView | null>(null);
  const [error, setError] = useState<MerchantError | null>(null);
  const [offline, setOffline] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const show = (next: TillOrderView) => setOrder((known) => (isNewer(known, next) ? next : known));

  useEffect(() => {
    let left = false;
    setOrder((known) => (known?.id === id ? known : null));
    setError(null);
    const read = async () => {
      const answer = await till.attempt(() => tillApi.order(id));
      if (left) return;
      if ('result' in answer) show(answer.result);
      else setError(answer.error);
    };
    void read();
    const stop = watchOrder(id, {
      onOrder: ({ revision, queue }) => {
        setOrder((known) => (known?.id === id && queue ? { ...known, queue } : known));
        if (revision > 1) void read();
      },
      onOffline: setOffline,
    });
    return () => {
      left = true;
      stop();
    };
  }, [id, attempt]);

  return { order, error: order ? null : error, offline, show, retry: () => setAttempt((count) => count + 1) };
}
