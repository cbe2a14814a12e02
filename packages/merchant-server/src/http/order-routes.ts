import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { PageError } from '../core/page-error.js';
import type { MiniApp } from '../mini-app/bind.js';
import type { ChangeDeps } from '../order-model/change-orders.js';
import type { Order } from '../order-model/order.js';
import { findInContainer, findOrder } from '../order-model/order-store.js';
import { cancelOrder } from '../orders/cancel-order.js';
import type { OrderEvents } from '../orders/order-events.js';
import type { OrderQueue } from '../orders/order-queue.js';
import { orderView } from '../orders/order-view.js';
import { makeQuote, placeOrder } from '../orders/place-order.js';
import type { Outbox } from '../outbox/outbox.js';
import type { CreateOrderInput, OrderView } from '../page-api/index.js';
import type { Database } from '../storage/database.js';
import { buyerSchema } from './buyer-schema.js';
import { streamOrder } from './order-stream.js';
import { limitBodies, readIdempotencyKey, readJson, requireJsonType } from './read-json.js';
import { readQuery } from './read-query.js';

/** What the page's API works with. */
export interface OrderRouteDeps extends ChangeDeps {
  events: OrderEvents;
  outbox: Outbox;
  queue: OrderQueue;
  miniApp: MiniApp;
}

const localeSchema = z.enum(['ru', 'en']).default('ru');

/** The input of every order. */
export const orderInputShape = {
  quoteId: z.string().min(1).max(64),
  buyer: buyerSchema,
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

async function requireKnown(database: Database, id: string): Promise<Order> {
  const order = await findOrder(database, 'id', id);
  if (!order) throw new PageError('not_found', 'There is no such order.');
  return order;
}

/** The order as the page sees it, with its place while it waits in the queue. */
export async function viewOrder(
  { queue, miniApp }: Pick<OrderRouteDeps, 'queue' | 'miniApp'>,
  order: Order,
): Promise<OrderView> {
  const place = order.state === 'created' ? await queue.placeOf(order.id) : undefined;
  return { ...orderView(order, miniApp), ...(place ? { queue: place } : {}) };
}

/** The page's API (docs/merchant-server.md, The page's API), to be mounted under `/api`. */
export function orderRoutes(deps: OrderRouteDeps): Hono {
  const quoteSchema = z.object({ selection: deps.miniApp.selectionSchema, locale: localeSchema });
  const view = (order: Order) => viewOrder(deps, order);
  const routes = new Hono();

  routes.use(limitBodies);

  routes.post('/quotes', async (context) => {
    const { selection, locale } = await readJson(context, quoteSchema);
    return context.json({ quote: await makeQuote(deps, selection, locale) }, 201);
  });

  routes.post('/orders', async (context) => {
    const idempotencyKey = readIdempotencyKey(context);
    const input = await readJson(context, createOrderSchema);
    const { order, isNew } = await placeOrder(deps, { input, idempotencyKey });
    return context.json({ order: await view(order) }, isNew ? 201 : 200);
  });

  // The container's id is as hard to guess as an order's: who has it may see the invoice itself.
  routes.get('/orders', async (context) => {
    const { container } = readQuery(context, z.object({ container: z.string().min(1).max(64) }));
    const order = await findInContainer(deps.database, container);
    return context.json({ order: order ? await view(order) : null }, 200, { 'Cache-Control': 'no-store' });
  });

  routes.get('/orders/:id', async (context) => {
    const order = await requireKnown(deps.database, context.req.param('id'));
    return context.json({ order: await view(order) }, 200, { 'Cache-Control': 'no-store' });
  });

  routes.post('/orders/:id/cancel', async (context) => {
    requireJsonType(context);
    const outcome = await cancelOrder(deps, context.req.param('id'), { by: 'buyer' });
    if (!outcome) throw new PageError('not_found', 'There is no such order.');
    if (outcome.result !== 'too_late') return context.json({ order: await view(outcome.order) });
    throw new PageError('cancel_too_late', 'The service has begun: the order can no longer be canceled.');
  });

  routes.get('/orders/:id/events', async (context) => {
    const { id } = await requireKnown(deps.database, context.req.param('id'));
    const seen = Number(context.req.header('Last-Event-ID') ?? -1);
    // Otherwise nginx buffers the stream.
    context.header('X-Accel-Buffering', 'no');
    const read = () => requireKnown(deps.database, id);
    return streamSSE(context, (stream) =>
      streamOrder(stream, { ...deps, read, view }, id, Number.isInteger(seen) ? seen : -1),
    );
  });

  return routes;
}
