import { Hono } from 'hono';
import { z } from 'zod';
import type { FrameFault } from '../../shared/frame-fault.js';
import type { HostSettings } from '../../shared/index.js';
import { ApiError } from '../api-error.js';
import { dataBody } from '../http/data.js';
import { readJson } from '../http/read-json.js';
import { probePage } from '../probe/index.js';
import type { Simulator } from '../state/simulator.js';
import { addressSchema, embeddingRequestSchema, openEmbedding } from './embedding.js';
import { paymentRoutes, requireInvoice } from './payment-routes.js';
import type { Preset } from './preset.js';

/** The workbench's question what is wrong with the page in its frame. */
const probeRequestSchema = z.object({ url: addressSchema });

/** The API of the simulator's own pages; mount it under `/_host`. */
export function hostRoutes(
  simulator: Simulator,
  presets: readonly Preset[],
  { miniApps, paymentPage }: Pick<HostSettings, 'miniApps' | 'paymentPage'>,
): Hono {
  const routes = new Hono();

  routes.get('/settings', (context) => {
    const titles = presets.map(({ id, title }) => ({ id, title }));
    return context.json(dataBody<HostSettings>({ presets: titles, miniApps, paymentPage }));
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

  routes.post('/probe', async (context) => {
    const { url } = await readJson(context, probeRequestSchema);
    const hostOrigin = context.req.header('Origin') ?? new URL(paymentPage).origin;
    return context.json(dataBody<{ fault: FrameFault | null }>({ fault: await probePage(url, hostOrigin) }));
  });

  routes.post('/orders/:id/remove', async (context) => {
    const order = simulator.book.find(context.req.param('id'));
    if (!order) throw new ApiError('not_found', 'There is no such order.');
    await simulator.payments.cancel(order, 'buyer');
    return context.json(dataBody(requireInvoice(simulator, order.response.orderContainerId)));
  });

  routes.route('/invoices', paymentRoutes(simulator));
  return routes;
}
