import { createOrderRequestSchema } from '@invoicebox/invoicebox-api';
import { Hono } from 'hono';
import { ApiError } from '../api-error.js';
import { dataBody, listBody } from '../http/data.js';
import { readJson } from '../http/read-json.js';
import type { Shop } from '../state/shops.js';
import type { SimulatedOrder } from '../state/simulated-order.js';
import type { Simulator } from '../state/simulator.js';
import { type ApiVariables, authorize, shopOfToken } from './authorize.js';
import { readOrderListQuery } from './order-list.js';

/** The order if it is the shop's own; another shop's order is not known to it. */
function requireOwnOrder(simulator: Simulator, shop: Shop, id: string): SimulatedOrder {
  const order = simulator.findOrder(id);
  if (order?.shop !== shop) throw new ApiError('not_found', `There is no order ${id} in this account.`);
  return order;
}

/** Invoicebox's HTTP API (docs/http-api.md), to be mounted under each of its prefixes. */
export function apiRoutes(simulator: Simulator): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();

  routes.get('/security/api/auth/auth', (context) => {
    const shop = shopOfToken(context.req.header('Authorization'));
    const auth = shop
      ? { userId: shop.merchantId, profile: { name: shop.name }, accessToken: shop.token }
      : { userId: null, profile: null, accessToken: null };
    return context.json(dataBody(auth));
  });

  routes.use(authorize);

  routes.post('/billing/api/order/order', async (context) => {
    const shop = context.get('shop');
    const request = await readJson(context, createOrderRequestSchema);
    if (request.merchantId !== shop.merchantId) {
      throw new ApiError('forbidden', `The token does not belong to the merchant ${request.merchantId}.`);
    }
    return context.json(dataBody(simulator.createOrder(shop, request).response));
  });

  routes.get('/billing/api/order/order/:id', (context) =>
    context.json(dataBody(requireOwnOrder(simulator, context.get('shop'), context.req.param('id')).response)),
  );

  routes.delete('/billing/api/order/order/:id', async (context) => {
    const order = requireOwnOrder(simulator, context.get('shop'), context.req.param('id'));
    // The merchant is told of the change like of any other; its answer is not waited for.
    void simulator.cancelOrder(order, 'api');
    return context.json(dataBody(order.response));
  });

  routes.get('/filter/api/order/order', (context) => {
    const query = readOrderListQuery(new URL(context.req.url).searchParams);
    const shop = context.get('shop');
    const orders = simulator.orders.filter((order) => order.shop === shop).map(({ response }) => response);
    return context.json(listBody(orders.filter(query.matches), query.page));
  });

  return routes;
}
