// One replica of the kiosk's server, as a process of its own: `server.ts PORT DATABASE_URL`.
import { serve } from '@hono/node-server';
import { openKiosk } from '../support/kiosk.js';

const [port, databaseUrl = ''] = process.argv.slice(2);
const { server } = await openKiosk(databaseUrl);
serve({ fetch: server.http.fetch, port: Number(port), hostname: '127.0.0.1' }, () => process.send?.('listening'));
