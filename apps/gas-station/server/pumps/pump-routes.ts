import { Hono } from 'hono';
import type { PumpStates } from '../../shared/pumps.js';
import type { StationIndex } from '../../stations/station-index.js';
import { type LivePumps, PumpsUnreachableError } from './live-pumps.js';

/** `GET /stations/:id/pumps` (contract/pumps.ts); mount under `/api`. */
export function pumpRoutes(stations: Pick<StationIndex, 'byId'>, pumps: LivePumps): Hono {
  const routes = new Hono();
  routes.get('/stations/:id/pumps', async (context) => {
    const station = stations.byId(context.req.param('id'));
    if (!station) return context.json({ error: { code: 'not_found', message: 'There is no such station.' } }, 404);
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
