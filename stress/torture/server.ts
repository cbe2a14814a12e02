// A merchant server as a separate process, so that it can be killed: `server.ts SETTINGS`, with ServerSettings as JSON.
import { serve } from '@hono/node-server';
import { DEMONSTRATION_TOKEN } from '@invoicebox/host-simulator';
import { InvoiceboxClient, UnlimitedRateLimiter } from '@invoicebox/invoicebox-api';
import {
  createMerchantServer,
  openDatabase,
  RefundError,
  readConfig,
  requestRefund,
} from '@invoicebox/merchant-server';
import { Hono } from 'hono';
import { pino } from 'pino';
import { Forecourt } from './forecourt.js';
import type { ServerSettings } from './settings.js';
import { clockOf } from './timeline.js';

const settings: ServerSettings = JSON.parse(process.argv[2] ?? '{}');
const clock = clockOf(settings.timeline);
const database = await openDatabase(settings.databaseUrl);
const rateLimiter = new UnlimitedRateLimiter();
const client = new InvoiceboxClient({
  token: DEMONSTRATION_TOKEN,
  baseUrl: `${settings.apiUrl}/v3`,
  clock,
  rateLimiter,
});
const config = readConfig({
  PORT: String(settings.port),
  INVOICEBOX_API_URL: `${settings.apiUrl}/v3`,
  INVOICEBOX_TOKEN: DEMONSTRATION_TOKEN,
  INVOICEBOX_MERCHANT_ID: settings.merchantId,
  INVOICEBOX_SIGNING_KEYS: settings.signingKey,
  INVOICEBOX_SIGNATURE_ALGORITHM: settings.signatureAlgorithm,
  NOTIFICATION_URL: settings.notificationUrl,
  DATABASE_URL: settings.databaseUrl,
  RATE_LIMIT_PER_MINUTE: '0',
});
const operator = new Hono();
operator.post('/refunds/:id', async (context) => {
  try {
    const { requestKey, amount } = (await context.req.json()) as { requestKey: string; amount: number };
    const request = { lines: [{ line: 0, amount }], reason: 'Жалоба', operator: 'Анна', requestKey };
    return context.json(await requestRefund({ database, clock }, context.req.param('id'), request));
  } catch (error) {
    if (!(error instanceof RefundError)) throw error;
    return context.json({ code: error.code }, 409);
  }
});
const log = pino({ level: process.env.TORTURE_LOG ?? 'silent' });
const definition = new Forecourt(settings.pumpsUrl, operator);
const server = await createMerchantServer({
  config,
  database,
  clock,
  client,
  rateLimiter,
  definition,
  log,
});
server.start();
serve({ fetch: server.http.fetch, port: settings.port, hostname: '127.0.0.1' }, () => process.send?.('listening'));
