import { createOrder, newIdempotencyKey, requestQuote, watchOrder } from '@invoicebox/merchant-server/page-client';

/** What a page has seen of its order. */
export interface Seen {
  readonly number: string;
  /** Revisions in the order in which they came. */
  readonly revisions: number[];
  fulfilled: boolean;
  /** Longest time that the page showed its server as out of reach. */
  longestOfflineMs: number;
}

declare global {
  /** Orders a coffee and follows the order. */
  var order: () => Promise<string>;
  /** What was seen, by the order's number. */
  var seen: Map<string, Seen>;
}

/** Between two attempts of a page whose request failed. */
const RETRY_MS = 200;

globalThis.seen = new Map();

/** Repeats until it succeeds, as a page does while it shows an error. @param note gets how long that was. */
async function persist<Value>(work: () => Promise<Value>, note: (ms: number) => void): Promise<Value> {
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
  const { id: quoteId } = await persist(() => requestQuote({ cups: 1 }, 'ru'), note);
  const input = { quoteId, buyer: { email: 'anna@example.ru' }, mode: 'order' as const, locale: 'ru' as const };
  const { id, number } = await persist(() => createOrder(input, key), note);
  const order: Seen = { number, revisions: [], fulfilled: false, longestOfflineMs: errorMs };
  globalThis.seen.set(number, order);
  let offlineSince = 0;
  const stop = watchOrder(id, {
    onOrder({ revision, fulfilmentState }) {
      order.revisions.push(revision);
      order.fulfilled = fulfilmentState === 'fulfilled';
      // A page leaves the order when it is done, and with it the stream.
      if (order.fulfilled) stop();
    },
    onOffline(offline) {
      if (offline) offlineSince = performance.now();
      else order.longestOfflineMs = Math.max(order.longestOfflineMs, performance.now() - offlineSince);
    },
  });
  return number;
};
