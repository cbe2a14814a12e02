// The coffee shop's server against a simulator, on a clock that the test speeds up: `server.ts PORT DATABASE_URL SIMULATOR_URL SPEED`.
import { serve } from '@hono/node-server';
import { DEMONSTRATION_SHOP, DEMONSTRATION_TOKEN, SimulatedClock } from '@invoicebox/host-simulator';
import { InvoiceboxClient } from '@invoicebox/invoicebox-api';
import { openDatabase, SharedRateLimiter } from '@invoicebox/merchant-server';
import { openShop } from '../support/coffee-shop.js';
import type { FromServer, ToServer } from './messages.js';

const [port, databaseUrl = '', simulatorUrl = '', fastest = '1'] = process.argv.slice(2);

/** Every wait is the clock's, which runs fast: an answer gets as long as it would get in production. */
const TIMEOUT_MS = 20_000 * Number(fastest);

// As in production: errors' stacks are not traced back to the sources.
process.setSourceMapsEnabled(false);

const send = (message: FromServer) => process.send?.(message);

const clock = new SimulatedClock();
const refusals = { tooMany: 0 };
// The shop migrates its database when it opens: before that the rate limiter finds no table.
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
  // All buyers come from loopback here.
  environment: {
    RATE_LIMIT_PER_MINUTE: '0',
    INVOICEBOX_API_URL: `${simulatorUrl}/v3`,
    // So that notifications arrive, and are not tried again while the thousand wait.
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
