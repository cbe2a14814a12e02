import { Hono } from 'hono';
import type { HostSettings, Invoice } from '../../contract/index.js';
import { ApiError } from '../api-error.js';
import { dataBody } from '../http/data.js';
import { readJson } from '../http/read-json.js';
import type { Simulator } from '../state/simulator.js';
import { embeddingRequestSchema, openEmbedding } from './embedding.js';
import { invoiceOf } from './invoice.js';
import type { Preset } from './preset.js';

function requireInvoice(simulator: Simulator, id: string): Invoice {
  const invoice = invoiceOf(simulator, id);
  if (!invoice) throw new ApiError('not_found', `There is no invoice ${id}.`);
  return invoice;
}

/** What the simulator's own pages call, to be mounted under `/_host`. */
export function hostRoutes(
  simulator: Simulator,
  presets: readonly Preset[],
  settings: Pick<HostSettings, 'miniApps' | 'paymentPage'>,
): Hono {
  const routes = new Hono();

  routes.get('/settings', (context) => {
    const titles = presets.map(({ id, title }) => ({ id, title }));
    return context.json(dataBody<HostSettings>({ ...settings, presets: titles }));
  });

  routes.post('/embeddings', async (context) => {
    const request = await readJson(context, embeddingRequestSchema);
    const preset = presets.find(({ id }) => id === request.preset);
    if (!preset) {
      const message = `There is no preset «${request.preset}»: expected one of ${presets.map(({ id }) => id).join(', ')}.`;
      throw new ApiError('not_found', message, [{ name: 'preset', code: 'not_found', message }]);
    }
    return context.json(dataBody(openEmbedding(simulator, preset, request)));
  });

  routes.get('/invoices/:id', (context) => context.json(dataBody(requireInvoice(simulator, context.req.param('id')))));

  routes.post('/invoices/:id/pay', async (context) => {
    const { orderContainerId } = requireInvoice(simulator, context.req.param('id'));
    await simulator.payContainer(orderContainerId);
    return context.json(dataBody(requireInvoice(simulator, orderContainerId)));
  });

  routes.post('/invoices/:id/decline', async (context) => {
    const { orderContainerId } = requireInvoice(simulator, context.req.param('id'));
    await simulator.declineContainer(orderContainerId);
    return context.json(dataBody(requireInvoice(simulator, orderContainerId)));
  });

  routes.post('/orders/:id/remove', async (context) => {
    const order = simulator.findOrder(context.req.param('id'));
    if (!order) throw new ApiError('not_found', 'There is no such order.');
    await simulator.cancelOrder(order, 'buyer');
    return context.json(dataBody(requireInvoice(simulator, order.response.orderContainerId)));
  });

  return routes;
}
