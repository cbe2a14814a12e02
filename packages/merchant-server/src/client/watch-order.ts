import type { OrderView, QueuePlace } from '../wire/index.js';
import { request } from './request.js';

/** How long the stream may be silent about its connection before polling begins, in milliseconds. */
const STREAM_GRACE_MS = 3_000;
/** Between two polls, in milliseconds. */
const POLL_INTERVAL_MS = 2_000;

/** What a watcher is told. */
export interface OrderWatcher<View> {
  /**
   * A newer state of the order; called with every revision once, oldest first, none skipped backwards. While the order
   * waits in the queue, called again at each news of its place.
   */
  onOrder(order: View): void;
  /** The order's server is out of reach (true) or back (false). */
  onOffline?(offline: boolean): void;
}

/**
 * Follows an order by the server's event stream, and by polling while the stream is not to be had: some proxies and
 * WebViews hold streams back.
 *
 * @param orderId the order's id.
 * @returns a function that ends the watch.
 */
export function watchOrder<View extends OrderView>(orderId: string, watcher: OrderWatcher<View>): () => void {
  const path = `/api/orders/${encodeURIComponent(orderId)}`;
  let last: View | undefined;
  let offline = false;
  let graceTimer: ReturnType<typeof setTimeout> | undefined;
  let pollTimer: ReturnType<typeof setTimeout> | undefined;
  let stream: EventSource | undefined;
  const stopped = new AbortController();

  const setOffline = (value: boolean) => {
    if (offline === value) return;
    offline = value;
    watcher.onOffline?.(value);
  };

  const receive = (order: View) => {
    setOffline(false);
    if (last && (order.revision < last.revision || (order.revision === last.revision && !order.queue))) return;
    last = order;
    watcher.onOrder(order);
  };

  const poll = async () => {
    try {
      const { order } = await request<{ order: View }>(path, { signal: stopped.signal });
      receive(order);
    } catch {
      if (!stopped.signal.aborted) setOffline(true);
    }
    if (!stopped.signal.aborted) pollTimer = setTimeout(poll, POLL_INTERVAL_MS);
  };

  const endPolling = () => {
    clearTimeout(graceTimer);
    clearTimeout(pollTimer);
    graceTimer = undefined;
    pollTimer = undefined;
  };

  const beginPollingAfterGrace = () => {
    if (graceTimer === undefined && pollTimer === undefined) graceTimer = setTimeout(poll, STREAM_GRACE_MS);
  };

  const openStream = () => {
    stream = new EventSource(`${path}/events`);
    stream.addEventListener('open', endPolling);
    stream.addEventListener('order', (event: MessageEvent<string>) => {
      endPolling();
      receive(JSON.parse(event.data) as View);
    });
    stream.addEventListener('queue', (event: MessageEvent<string>) => {
      if (last) receive({ ...last, queue: JSON.parse(event.data) as QueuePlace });
    });
    stream.addEventListener('error', beginPollingAfterGrace);
  };

  beginPollingAfterGrace();
  if (typeof EventSource === 'function') openStream();

  return () => {
    stopped.abort();
    stream?.close();
    endPolling();
  };
}
