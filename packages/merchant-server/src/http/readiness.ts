import type { Clock } from '@invoicebox/invoicebox-api';
import { Hono } from 'hono';
import type { Database } from '../storage/database.js';
import { waitAtMost } from '../wait-at-most.js';

/** A database that does not answer in so long is taken for absent, in milliseconds. */
const DATABASE_WAIT_MS = 2_000;

/** What readiness depends on. */
export interface ReadinessParts {
  database: Database;
  clock: Clock;
  /** Whether the server has been asked to stop: a balancer then sends it nothing new. */
  isStopping(): boolean;
}

/** `/healthz` says that the process answers, `/readyz` that it can do its work (docs/merchant-server.md). */
export function readiness({ database, clock, isStopping }: ReadinessParts): Hono {
  const routes = new Hono();
  routes.get('/healthz', (context) => context.json({ status: 'ok' }));
  routes.get('/readyz', async (context) => {
    if (isStopping()) return context.json({ status: 'stopping' }, 503);
    let answered = false;
    const asking = database.run('SELECT 1').then(
      () => {
        answered = true;
      },
      () => undefined,
    );
    await waitAtMost(clock, DATABASE_WAIT_MS, asking);
    return answered
      ? context.json({ status: 'ready' })
      : context.json({ status: 'unavailable', reason: 'The database does not answer.' }, 503);
  });
  return routes;
}
