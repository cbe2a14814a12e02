import { Hono } from 'hono';
import { ApiError } from '../api-error.js';
import { dataBody } from '../http/data.js';
import type { Simulator } from '../state/simulator.js';
import { clockRoutes } from './clock-routes.js';
import { notificationRoutes } from './notification-routes.js';
import { stateRoutes } from './state-routes.js';

/** What a buyer, or the passing of time, can do to an invoice. */
const ACTIONS = ['pay', 'hold', 'decline', 'expire'] as const;

/**
 * The control API for tests (docs/simulator.md, Control API); mount it under `/_sim`.
 *
 * @param snapshotFile without it snapshots are only sent and received as request bodies.
 */
export function controlRoutes(simulator: Simulator, snapshotFile: string | undefined): Hono {
  const { book, payments, log, codes, clock } = simulator;
  const routes = new Hono();

  routes.post('/reset', (context) => {
    simulator.reset();
    return context.json(dataBody({ reset: true }));
  });

  routes.get('/orders', (context) => context.json(dataBody(book.all.map(({ response }) => response))));

  for (const action of ACTIONS) {
    routes.post(`/orders/:id/${action}`, async (context) => {
      const id = context.req.param('id');
      const order = book.find(id);
      if (!order) throw new ApiError('not_found', `There is no order ${id}.`);
      await payments[action](order.response.orderContainerId);
      return context.json(dataBody(order.response));
    });
  }

  routes.get('/codes', (context) => context.json(dataBody(codes.all)));
  routes.get('/log', (context) => context.json(dataBody(log.entries)));
  routes.route('/clock', clockRoutes(clock));
  routes.route('/', notificationRoutes(simulator));
  routes.route('/', stateRoutes(simulator, snapshotFile));
  return routes;
}
