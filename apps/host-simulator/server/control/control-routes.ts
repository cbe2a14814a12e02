import { Hono } from 'hono';
import { ApiError } from '../api-error.js';
import { dataBody } from '../http/data.js';
import type { Simulator } from '../state/simulator.js';

/** The control API for tests (docs/simulator.md, Control API), to be mounted under `/_sim`. */
export function controlRoutes(simulator: Simulator): Hono {
  const routes = new Hono();

  routes.post('/reset', (context) => {
    simulator.reset();
    return context.json(dataBody({ reset: true }));
  });

  routes.get('/orders', (context) => context.json(dataBody(simulator.orders.map(({ response }) => response))));

  routes.post('/orders/:id/pay', async (context) => {
    const id = context.req.param('id');
    const order = simulator.findOrder(id);
    if (!order) throw new ApiError('not_found', `There is no order ${id}.`);
    await simulator.payContainer(order.response.orderContainerId);
    return context.json(dataBody(order.response));
  });

  routes.get('/notifications', (context) => context.json(dataBody(simulator.notifier.notifications)));

  routes.get('/log', (context) => context.json(dataBody(simulator.log.entries)));

  return routes;
}
