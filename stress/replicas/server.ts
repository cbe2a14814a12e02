// One replica of the coffee shop's server, as a separate process: `server.ts PORT DATABASE_URL`.
import { serve } from '@hono/node-server';
import { openShop } from '../support/coffee-shop.js';

const [port, databaseUrl = ''] = process.argv.slice(2);
const { server } = await openShop(databaseUrl);
serve({ fetch: server.http.fetch, port: Number(port), hostname: '127.0.0.1' }, () => process.send?.('listening'));
