import type { OrderView, QueuePlace } from '@invoicebox/merchant-server/page-api';
import { openEventStream } from './event-stream.js';
import { request } from './request.js';

/** How long the stream may be without a connection before polling begins. */
const STREAM_GRACE_MS = 3_000;
/** Between two polls. */
const POLL_INTERVAL_MS = 2_000;
/** The same while the server is out of reach: the page shows an error meanwhile. */
const RECOVERY_INTERVAL_MS = 1_000;

/** Callbacks of {@link watchOrder}. */
export interface OrderWatcher<View> {
  /**
   * Called with each newer revision of the order, in ascending order. While the order waits in the queue, called again when
   * its place changes.
   */
  onOrder(order: View): void;
  /** The order's server is out of reach (true) or back (false). */
  onOffline?(offline: boolean): void;
}

/** One order that is followed: the stream, and the polling in its place. */
class OrderWatch<View extends OrderView> {
  readonly #path: string;
  readonly #watcher: OrderWatcher<View>;
  readonly #stopped = new AbortController();
  #last: View | undefined;
  #offline = false;
  #closeStream: () => void = () => undefined;
  /** Of the next poll; undefined while the stream is there. */
  #pollTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(path: string, watcher: OrderWatcher<View>) {
    this.#path = path;
    this.#watcher = watcher;
    this.#pollAfterGrace();
    if (typeof EventSource === 'function') this.#closeStream = this.#openStream();
  }

  stop(): void {
    this.#stopped.abort();
    this.#closeStream();
    this.#endPolling();
  }

  #setOffline(offline: boolean): void {
    if (this.#offline === offline) return;
    this.#offline = offline;
    this.#watcher.onOffline?.(offline);
  }

  #receive(order: View): void {
    this.#setOffline(false);
    const last = this.#last;
    if (last && (order.revision < last.revision || (order.revision === last.revision && !order.queue))) return;
    this.#last = order;
    this.#watcher.onOrder(order);
  }

  #pollAfterGrace(): void {
    this.#pollTimer ??= setTimeout(() => this.#poll(), STREAM_GRACE_MS);
  }

  async #poll(): Promise<void> {
    const timer = this.#pollTimer;
    try {
      const { order } = await request<{ order: View }>(this.#path, { signal: this.#stopped.signal });
      if (!this.#stopped.signal.aborted) this.#receive(order);
    } catch {
      if (!this.#stopped.signal.aborted && timer === this.#pollTimer) this.#setOffline(true);
    }
    // The watch may have ended meanwhile, or the stream may be back.
    if (timer !== this.#pollTimer) return;
    this.#pollTimer = setTimeout(() => this.#poll(), this.#offline ? RECOVERY_INTERVAL_MS : POLL_INTERVAL_MS);
  }

  #endPolling(): void {
    clearTimeout(this.#pollTimer);
    this.#pollTimer = undefined;
  }

  #openStream(): () => void {
    return openEventStream(`${this.#path}/events`, {
      on: {
        order: (data) => this.#receive(JSON.parse(data) as View),
        queue: (data) => {
          if (this.#last) this.#receive({ ...this.#last, queue: JSON.parse(data) as QueuePlace });
        },
      },
      // A resumed stream does not repeat an order that has not changed.
      onAlive: () => {
        this.#endPolling();
        this.#setOffline(false);
      },
      onLost: () => this.#pollAfterGrace(),
    });
  }
}

/**
 * Follows an order by the server's event stream, and by polling while there is no stream: some proxies and WebViews buffer
 * streams.
 *
 * @param orderId the order's id.
 * @returns a function that ends the watch.
 */
export function watchOrder<View extends OrderView>(orderId: string, watcher: OrderWatcher<View>): () => void {
  const watch = new OrderWatch(`/api/orders/${encodeURIComponent(orderId)}`, watcher);
  return () => watch.stop();
}
