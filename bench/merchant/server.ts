// The coffee shop's server as a process of its own, with an Invoicebox that answers at once: `server.ts PORT DATABASE_URL`.
import { serve } from '@hono/node-server';
import { openDatabase } from '@invoicebox/merchant-server';
import { openShop } from '../../stress/support/coffee-shop.js';
import { ForgetfulInvoicebox } from './invoicebox.js';
import type { FromServer, ToServer } from './messages.js';
import { recording } from './recording.js';

const [port, databaseUrl = ''] = process.argv.slice(2);

const { database, begin, end } = recording(await openDatabase(databaseUrl));
const { server } = await openShop(databaseUrl, {
  invoicebox: new ForgetfulInvoicebox(),
  database,
  environment: { INVOICEBOX_REQUEST_LIMIT: '0', RATE_LIMIT_PER_MINUTE: '0' },
});

const send = (message: FromServer) => process.send?.(message);

process.on('message', (question: ToServer) => {
  if (question === 'record') begin();
  if (question === 'statements') return void send({ statements: end() });
  globalThis.gc?.();
  send({ heapBytes: process.memoryUsage().heapUsed });
});
process.once('SIGTERM', () => process.exit(0));
serve({ fetch: server.http.fetch, port: Number(port), hostname: '127.0.0.1' }, () => send({ heapBytes: 0 }));
