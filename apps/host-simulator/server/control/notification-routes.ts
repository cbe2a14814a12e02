import { Hono } from 'hono';
import { z } from 'zod';
import { ApiError } from '../api-error.js';
import { dataBody } from '../http/data.js';
import { readJson } from '../http/read-json.js';
import type { Simulator } from '../state/simulator.js';

const probeSchema = z.object({ merchantId: z.string(), notificationUrl: z.url({ protocol: /^https?$/ }) });
const gateStatusSchema = z.object({ accountId: z.string(), logQuantity: z.number().int().nonnegative().default(20) });

/** The history of notifications, and manual sending (docs/simulator.md, Control API). */
export function notificationRoutes({ notifier, directory, gate }: Simulator): Hono {
  const routes = new Hono();

  routes.get('/notifications', (context) => context.json(dataBody(notifier.notifications)));

  routes.post('/notifications/:id/resend', async (context) => {
    const notification = notifier.find(context.req.param('id'));
    if (!notification) throw new ApiError('not_found', 'There is no such notification.');
    await notifier.resend(notification);
    return context.json(dataBody(notification));
  });

  routes.post('/probes', async (context) => {
    const { merchantId, notificationUrl } = await readJson(context, probeSchema);
    const shop = directory.findShop(merchantId);
    if (!shop) throw new ApiError('not_found', `There is no shop ${merchantId}.`);
    return context.json(dataBody(await notifier.probe(shop, notificationUrl)));
  });

  routes.post('/gate/status', async (context) => {
    const { accountId, logQuantity } = await readJson(context, gateStatusSchema);
    const timeoutMs = directory.settings.durations.notificationAnswer;
    return context.json(dataBody(await gate.status(accountId, logQuantity, timeoutMs)));
  });

  return routes;
}
