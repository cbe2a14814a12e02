import type { Clock } from '@invoicebox/invoicebox-api';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { noteOrder } from '../logging/request-context.js';
import { type MiniApp, SelectionUnavailableError } from '../mini-app.js';
import { cancelOrder } from '../orders/cancel-order.js';
import type { Order } from '../orders/order.js';
import type { OrderEvents } from '../orders/order-events.js';
import type { OrderQueue } from '../orders/order-queue.js';
import { readOrder } from '../orders/order-reader.js';
import { orderView } from '../orders/order-view.js';
import { makeQuote, storeOrder } from '../orders/place-order.js';
import type { Outbox } from '../outbox/outbox.js';
import type { Database } from '../storage/database.js';
import { waitAtMost } from '../wait-at-most.js';
import type { CreateOrderInput, OrderView } from '../wire/index.js';
import { streamOrder } from './order-stream.js';
import { PageError } from './page-error.js';
import { limitBodies, readIdempotencyKey, readJson, requireJsonType } from './read-json.js';

/** What the page's API works with. */
export interface OrderRouteParts<Selection> {
  database: Database;
  clock: Clock;
  events: OrderEvents;
  outbox: Outbox;
  queue: OrderQueue;
  miniApp: MiniApp<Selection>;
}

/** The page is answered after so long even if Invoicebox was not: it follows the status stream then. In milliseconds. */
const FIRST_TRY_WAIT_MS = 8_000;

const localeSchema = z.enum(['ru', 'en']).default('ru');

/** What every order is made from. */
export const orderInputShape = {
  quoteId: z.string().min(1).max(64),
  buyer: z.object({
    name: z.string().max(200).exactOptional(),
    email: z.string().max(320).exactOptional(),
    phone: z.string().max(32).exactOptional(),
  }),
  locale: localeSchema,
};

const createOrderSchema: z.ZodType<CreateOrderInput> = z
  .object({
    ...orderInputShape,
    mode: z.enum(['order', 'suborder']),
    orderContainerId: z.string().min(1).max(64).exactOptional(),
  })
  .refine((input) => (input.mode === 'suborder') === (input.orderContainerId !== undefined), {
    path: ['orderContainerId'],
    message: 'Expected exactly in the mode suborder.',
  });

async function requireOrder(database: Database, id: string): Promise<Order> {
  const order = await readOrder(database, id);
  if (!order) throw new PageError('not_found', 'There is no such order.');
  return order;
}

/** What the page sees of an order, with its place in the queue while it stands there. */
export async function viewOrder<Selection>(
  { queue: orders, miniApp }: Pick<OrderRouteParts<Selection>, 'queue' | 'miniApp'>,
  order: Order,
): Promise<OrderView> {
  const queue = order.state === 'created' ? await orders.placeOf(order.id) : undefined;
  return { ...orderView(order, miniApp.release !== undefined), ...(queue ? { queue } : {}) };
}

/**
 * Stores an order and waits a while for it to be made at Invoicebox.
 *
 * @param alsoStore stores what belongs to a new order, in the same transaction.
 * @returns the order as it is then, and whether it is new.
 */
export async function placeOrder<Selection>(
  parts: OrderRouteParts<Selection>,
  input: CreateOrderInput,
  key: string,
  alsoStore?: Parameters<typeof storeOrder>[3],
): Promise<{ order: Order; isNew: boolean }> {
  const { order, begin } = await storeOrder(parts, input, key, alsoStore);
  noteOrder(order.id);
  const beginInTurn = async () => {
    const isTried = await begin?.();
    if (isTried === false) await parts.queue.add(order.id);
  };
  await waitAtMost(parts.clock, FIRST_TRY_WAIT_MS, beginInTurn());
  return { order: await requireOrder(parts.database, order.id), isNew: begin !== undefined };
}

/** The page's API (docs/merchant-server.md, The page's API), to be mounted under `/api`. */
export function orderRoutes<Selection>(parts: OrderRouteParts<Selection>): Hono {
  const quoteSchema = z.object({ selection: parts.miniApp.selectionSchema, locale: localeSchema });
  const view = (order: Order) => viewOrder(parts, order);
  const routes = new Hono();

  routes.use(limitBodies);

  routes.post('/quotes', async (context) => {
    const { selection, locale } = await readJson(context, quoteSchema);
    try {
      return context.json({ quote: await makeQuote(parts, selection, locale) }, 201);
    } catch (error) {
      if (error instanceof SelectionUnavailableError) throw new PageError(error.code, error.message);
      throw error;
    }
  });

  routes.post('/orders', async (context) => {
    const key = readIdempotencyKey(context);
    const { order, isNew } = await placeOrder(parts, await readJson(context, createOrderSchema), key);
    return context.json({ order: await view(order) }, isNew ? 201 : 200);
  });

  routes.get('/orders/:id', async (context) => {
    const order = await requireOrder(parts.database, context.req.param('id'));
    return context.json({ order: await view(order) }, 200, { 'Cache-Control': 'no-store' });
  });

  routes.post('/orders/:id/cancel', async (context) => {
    requireJsonType(context);
    const outcome = await cancelOrder(parts, context.req.param('id'), { by: 'buyer' });
    if (!outcome) throw new PageError('not_found', 'There is no such order.');
    if (outcome.result !== 'too_late') return context.json({ order: await view(outcome.order) });
    throw new PageError('cancel_too_late', 'The service has begun: the order can no longer be canceled.');
  });

  routes.get('/orders/:id/events', async (context) => {
    const { id } = await requireOrder(parts.database, context.req.param('id'));
    const seen = Number(context.req.header('Last-Event-ID') ?? -1);
    // Nginx holds a stream back unless it is told not to.
    context.header('X-Accel-Buffering', 'no');
    const read = () => requireOrder(parts.database, id);
    return streamSSE(context, (stream) =>
      streamOrder(stream, { ...parts, read, view }, id, Number.isInteger(seen) ? seen : -1),
    );
  });

  return routes;
}
