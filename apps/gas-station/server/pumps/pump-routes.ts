import { PageError } from '@invoicebox/merchant-server';
import { Hono } from 'hono';
import type { PumpStates } from '../../shared/pumps.js';
import type { StationIndex } from '../../stations/station-index.js';
import { type LivePumps, PumpsUnreachableError } from './live-pumps.js';

/** `GET /stations/:id/pumps` (shared/pumps.ts); mount under `/api`. */
export function pumpRoutes(stations: Pick<StationIndex, 'byId'>, pumps: LivePumps): Hono {
  const routes = new Hono();
  routes.get('/stations/:id/pumps', async (context) => {
    const station = stations.byId(context.req.param('id'));
    if (!station) throw new PageError('not_found', 'There is no such station.');
    try {
      const answer: PumpStates = { pumps: await pumps.states(station) };
      return context.json(answer, 200, { 'Cache-Control': 'no-store' });
    } catch (error) {
      if (!(error instanceof PumpsUnreachableError)) throw error;
      return context.json({ error: { code: error.code, message: error.message } }, 503);
    }
  });
  return routes;
}
