import type { Clock } from '@invoicebox/invoicebox-api';
import { Hono } from 'hono';
import { withTimeLimit } from '../core/time-limit.js';
import type { Database } from '../storage/database.js';

/** A database that does not answer in time is unavailable. */
const DATABASE_WAIT_MS = 2_000;
/** How long a result is cached: each probe writes to the disk. */
const PROBE_AGE_MS = 2_000;

/** What readiness depends on. */
export interface ReadinessDeps {
  database: Database;
  clock: Clock;
  /** Whether the server has been asked to stop: a balancer then sends it nothing new. */
  isStopping(): boolean;
}

/** Whether orders can be read and written: `SELECT 1` is answered on a full disk and by a read-only replica too. */
async function probe({ database, clock }: ReadinessDeps): Promise<boolean> {
  const now = clock.now();
  const answers = Promise.all([
    database.run("SELECT id FROM orders WHERE state = 'created' ORDER BY created_at LIMIT 1"),
    database.run(
      `INSERT INTO leases (name, holder, expires_at, next_at) VALUES ('readiness', '', ?, ?)
        ON CONFLICT (name) DO UPDATE SET expires_at = excluded.expires_at`,
      [now, now],
    ),
  ]).then(
    () => true,
    () => false,
  );
  return (await withTimeLimit(clock, DATABASE_WAIT_MS, answers)) ?? false;
}

/** `/healthz` says that the process answers, `/readyz` that it can do its work (docs/merchant-server.md). */
export function readiness(deps: ReadinessDeps): Hono {
  const { clock, isStopping } = deps;
  let newest: { at: number; isReady: Promise<boolean> } | undefined;
  const routes = new Hono();
  routes.get('/healthz', (context) => context.json({ status: 'ok' }));
  routes.get('/readyz', async (context) => {
    if (isStopping()) return context.json({ status: 'stopping' }, 503);
    if (newest === undefined || clock.now() - newest.at >= PROBE_AGE_MS) {
      newest = { at: clock.now(), isReady: probe(deps) };
    }
    return (await newest.isReady)
      ? context.json({ status: 'ready' })
      : context.json({ status: 'unavailable', reason: 'Orders cannot be read and written.' }, 503);
  });
  return routes;
}
