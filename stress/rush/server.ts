// The coffee shop's server against a simulator, on a clock that the test controls: `server.ts PORT DATABASE_URL
// SIMULATOR_URL SPEED`.
import { serve } from '@hono/node-server';
import { DEMONSTRATION_SHOP, DEMONSTRATION_TOKEN, SimulatedClock } from '@invoicebox/host-simulator';
import { InvoiceboxClient } from '@invoicebox/invoicebox-api';
import { openDatabase, SharedRateLimiter } from '@invoicebox/merchant-server';
import { openShop } from '../support/coffee-shop.js';
import type { FromServer, ToServer } from './messages.js';

const [port, databaseUrl = '', simulatorUrl = '', fastest = '1'] = process.argv.slice(2);

/** Timeouts follow the fast clock: an answer gets as much real time as in production. */
const TIMEOUT_MS = 20_000 * Number(fastest);

// As in production, without source maps.
process.setSourceMapsEnabled(false);

const send = (message: FromServer) => process.send?.(message);

const clock = new SimulatedClock();
const refusals = { tooMany: 0 };
// The shop migrates its database when it opens, and the rate limiter needs its table.
const { server: migrating } = await openShop(databaseUrl);
await migrating.stop();
const rateLimiter = await SharedRateLimiter.open(await openDatabase(databaseUrl), clock);
const client = new InvoiceboxClient({
  token: DEMONSTRATION_TOKEN,
  baseUrl: `${simulatorUrl}/v3`,
  clock,
  rateLimiter,
  timeoutMs: TIMEOUT_MS,
  hooks: {
    onResponse({ httpStatus }) {
      if (httpStatus === 429) refusals.tooMany += 1;
    },
  },
});
const { server } = await openShop(databaseUrl, {
  clock,
  client,
  rateLimiter,
  // All buyers have the same address, loopback.
  environment: {
    RATE_LIMIT_PER_MINUTE: '0',
    INVOICEBOX_API_URL: `${simulatorUrl}/v3`,
    // So that notifications arrive, and are not retried during the rush.
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    INVOICEBOX_SIGNING_KEYS: DEMONSTRATION_SHOP.signingKey,
  },
});

process.on('message', async (message: ToServer) => {
  if (message.speed !== undefined) clock.setSpeed(message.speed);
  send({ tooMany: refusals.tooMany, free: await rateLimiter.freeSince(clock.now()), now: clock.now() });
});
serve({ fetch: server.http.fetch, port: Number(port), hostname: '127.0.0.1' }, () =>
  send({ tooMany: 0, free: 0, now: clock.now() }),
);
process.once('SIGTERM', () => process.exit(0));
