import { createOrder, newIdempotencyKey, requestQuote, watchOrder } from '@invoicebox/mini-app-kit/client';

/** What a page has seen of its order. */
export interface Seen {
  readonly number: string;
  /** Revisions in order of arrival. */
  readonly revisions: number[];
  fulfilled: boolean;
  /** Longest time for which the page showed an error. */
  longestOfflineMs: number;
}

declare global {
  /** Orders a coffee and follows the order. Resolves to its number. */
  var order: () => Promise<string>;
  /** Seen orders by number. */
  var seen: Map<string, Seen>;
}

/** Delay between attempts. */
const RETRY_MS = 200;

globalThis.seen = new Map();

/** Retries until the work succeeds, as a page does while it shows an error. @param note receives how long that took. */
async function retry<Value>(work: () => Promise<Value>, note: (ms: number) => void): Promise<Value> {
  const start = performance.now();
  for (let failed = false; ; failed = true) {
    try {
      const value = await work();
      if (failed) note(performance.now() - start);
      return value;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

globalThis.order = async () => {
  let errorMs = 0;
  const note = (ms: number) => {
    errorMs = Math.max(errorMs, ms);
  };
  const key = newIdempotencyKey();
  const { id: quoteId } = await retry(() => requestQuote({ cups: 1 }, 'ru'), note);
  const input = { quoteId, buyer: { email: 'anna@example.ru' }, mode: 'order' as const, locale: 'ru' as const };
  const { id, number } = await retry(() => createOrder(input, key), note);
  const order: Seen = { number, revisions: [], fulfilled: false, longestOfflineMs: errorMs };
  globalThis.seen.set(number, order);
  let offlineSince = 0;
  const stop = watchOrder(id, {
    onOrder({ revision, fulfilmentState }) {
      order.revisions.push(revision);
      order.fulfilled = fulfilmentState === 'fulfilled';
      // A page closes the stream when it leaves a finished order.
      if (order.fulfilled) stop();
    },
    onOffline(offline) {
      if (offline) offlineSince = performance.now();
      else order.longestOfflineMs = Math.max(order.longestOfflineMs, performance.now() - offlineSince);
    },
  });
  return number;
};
