import { formatDateTime, parseDayOrTime } from '@invoicebox/invoicebox-api/contract';
import { Hono } from 'hono';
import { z } from 'zod';
import type { SimulatedClock } from '../clock/simulated-clock.js';
import { dataBody } from '../http/data.js';
import { readJson } from '../http/read-json.js';

/** The latest time that the wire format can express. */
const LAST_MS = Date.UTC(9999, 11, 31);

const momentSchema = z
  .union([
    z.number().int(),
    z.string().transform((text, context) => {
      const time = parseDayOrTime(text);
      if (time !== undefined) return time;
      context.addIssue('Expected a time such as 2026-11-21T10:00:00+00:00, or milliseconds since 1970.');
      return z.NEVER;
    }),
  ])
  .pipe(z.number().min(0).max(LAST_MS));

const changeSchema = z.object({ now: momentSchema.optional(), speed: z.number().min(0).max(1_000_000).optional() });
const forwardSchema = z.object({ ms: z.number().int().min(0).max(LAST_MS) });

/** Reads and controls the simulator's clock (docs/simulator.md, Clock); mount it under `/_sim/clock`. */
export function clockRoutes(clock: SimulatedClock): Hono {
  const routes = new Hono();
  const shown = () => dataBody({ ...clock.state, time: formatDateTime(clock.now()) });

  routes.get('/', (context) => context.json(shown()));

  routes.put('/', async (context) => {
    const { now, speed } = await readJson(context, changeSchema);
    if (speed !== undefined) clock.setSpeed(speed);
    if (now !== undefined) await clock.set(now);
    return context.json(shown());
  });

  routes.post('/forward', async (context) => {
    const { ms } = await readJson(context, forwardSchema);
    await clock.advance(Math.min(ms, LAST_MS - clock.now()));
    return context.json(shown());
  });

  return routes;
}
