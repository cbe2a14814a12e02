import type { Clock } from '@invoicebox/invoicebox-api';
import { Hono } from 'hono';
import { withTimeLimit } from '../core/time-limit.js';
import type { Database } from '../storage/database.js';

/** A database that does not answer in time is unavailable. */
const DATABASE_WAIT_MS = 2_000;

/** What readiness depends on. */
export interface ReadinessDeps {
  database: Database;
  clock: Clock;
  /** Whether the server has been asked to stop: a balancer then sends it nothing new. */
  isStopping(): boolean;
}

/** `/healthz` says that the process answers, `/readyz` that it can do its work (docs/merchant-server.md). */
export function readiness({ database, clock, isStopping }: ReadinessDeps): Hono {
  const routes = new Hono();
  routes.get('/healthz', (context) => context.json({ status: 'ok' }));
  routes.get('/readyz', async (context) => {
    if (isStopping()) return context.json({ status: 'stopping' }, 503);
    const answers = database.run('SELECT 1').then(
      () => true,
      () => false,
    );
    return (await withTimeLimit(clock, DATABASE_WAIT_MS, answers))
      ? context.json({ status: 'ready' })
      : context.json({ status: 'unavailable', reason: 'The database does not answer.' }, 503);
  });
  return routes;
}
