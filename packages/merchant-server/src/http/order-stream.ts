import type { SSEStreamingApi } from 'hono/streaming';
import type { Order } from '../order-model/order.js';
import type { OrderEvents } from '../orders/order-events.js';
import type { OrderQueue } from '../orders/order-queue.js';
import type { OrderView } from '../page-api/index.js';

/** What a status stream works with. */
export interface StreamDeps {
  events: OrderEvents;
  queue: OrderQueue;
  /** Reads the order as it is now. */
  read(): Promise<Order>;
  /** What the page sees of it. */
  view(order: Order): Promise<OrderView>;
}

/**
 * Sends an order as it is, then every change, until the page leaves: event `order`, its id the revision. A heartbeat
 * carries the order's place while it waits in the queue: event `queue`. Otherwise it is the event `beat`, which keeps
 * proxies from closing a quiet stream and tells the page that the connection is alive.
 *
 * @param seen the revision that the page has already, or -1.
 */
export async function streamOrder(
  stream: SSEStreamingApi,
  deps: StreamDeps,
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
    const data = JSON.stringify(await deps.view(current));
    // A later change may have been read faster than this one.
    if (revision === lastRevision) await stream.writeSSE({ event: 'order', id: String(revision), data });
  };
  const sendHeartbeat = async () => {
    const place = isWaiting ? await deps.queue.placeOf(orderId) : undefined;
    if (place) await stream.writeSSE({ event: 'queue', data: JSON.stringify(place) });
    else await stream.writeSSE({ event: 'beat', data: '' });
  };
  const failed = () => stream.abort();
  const unsubscribe = deps.events.subscribe(orderId, {
    get revision() {
      return lastRevision;
    },
    onChange: (changed) => void send(changed).catch(failed),
    onMissed: () => void deps.read().then(send).catch(failed),
    onHeartbeat: () => void sendHeartbeat().catch(failed),
  });
  const left = new Promise<void>((resolve) => stream.onAbort(resolve));
  try {
    // Read after subscribing, so that no change is missed in between.
    await send(await deps.read());
    await left;
  } finally {
    unsubscribe();
  }
}
