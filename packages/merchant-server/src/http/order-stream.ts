import type { SSEStreamingApi } from 'hono/streaming';
import type { Order } from '../orders/order.js';
import type { OrderEvents } from '../orders/order-events.js';
import type { OrderQueue } from '../orders/order-queue.js';
import type { OrderView } from '../wire/index.js';

/** What a status stream works with. */
export interface StreamParts {
  events: OrderEvents;
  queue: OrderQueue;
  /** Reads the order as it is now. */
  read(): Promise<Order>;
  /** What the page sees of it. */
  view(order: Order): Promise<OrderView>;
}

/**
 * Sends an order as it is, then every change, until the page leaves: event `order`, its id the revision. While the order
 * waits for its turn, every heartbeat tells its place: event `queue`; otherwise event `beat` keeps proxies from closing a
 * quiet stream, and tells the page that the connection is there.
 *
 * @param seen the revision that the page has already, or -1.
 */
export async function streamOrder(
  stream: SSEStreamingApi,
  parts: StreamParts,
  orderId: string,
  seen: number,
): Promise<void> {
  let lastRevision = seen;
  let isWaiting = true;
  const send = async (current: Order) => {
    const { revision, state } = current;
    isWaiting = state === 'created';
    if (revision <= lastRevision) return;
    lastRevision = revision;
    const data = JSON.stringify(await parts.view(current));
    // A later change may have been faster to read than this one.
    if (revision === lastRevision) await stream.writeSSE({ event: 'order', id: String(revision), data });
  };
  const beat = async () => {
    const place = isWaiting ? await parts.queue.placeOf(orderId) : undefined;
    if (place) await stream.writeSSE({ event: 'queue', data: JSON.stringify(place) });
    else await stream.writeSSE({ event: 'beat', data: '' });
  };
  const failed = () => stream.abort();
  const unsubscribe = parts.events.subscribe(orderId, {
    get revision() {
      return lastRevision;
    },
    onChange: (changed) => void send(changed).catch(failed),
    onMissed: () => void parts.read().then(send).catch(failed),
    onHeartbeat: () => void beat().catch(failed),
  });
  const left = new Promise<void>((resolve) => stream.onAbort(resolve));
  try {
    // Read after the watch began, so that no change falls between the two.
    await send(await parts.read());
    await left;
  } finally {
    unsubscribe();
  }
}
