import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { addressLine } from '../shared/address.js';
import {
  type ForecourtPump,
  type ForecourtStation,
  type ForecourtStationItem,
  type ForecourtStations,
  MAX_LITRES_PER_MINUTE,
  MIN_LITRES_PER_MINUTE,
  PUMP_ACTIONS,
  PUMP_FAULTS,
} from '../shared/forecourt.js';
import { pumpAddress } from '../shared/pumps.js';
import { type Station, stationTitle } from '../stations/station.js';
import type { StationIndex } from '../stations/station-index.js';
import { ForecourtError, type ForecourtErrorCode } from './forecourt-error.js';
import type { SimulatedForecourt } from './simulated-forecourt.js';
import type { PumpOrder } from './state.js';

export interface ForecourtRouteDeps {
  forecourt: SimulatedForecourt;
  stations: Pick<StationIndex, 'byId' | 'search'>;
  /** Public address of the mini-app, for the QR codes on pumps. */
  publicUrl: string;
}

const HTTP_STATUSES = {
  bad_request: 400,
  not_found: 404,
  wrong_state: 409,
  unsupported_media_type: 415,
} as const satisfies Record<ForecourtErrorCode, number>;

/** Stations in one answer. */
const MAX_STATIONS = 20;
const HEARTBEAT_MS = 15_000;
/** Thousandths of a litre. */
const MAX_TANK_ROOM = 10_000_000;

const settingsSchema = z.strictObject({
  auto: z.boolean(),
  litresPerMinute: z.number().int().min(MIN_LITRES_PER_MINUTE).max(MAX_LITRES_PER_MINUTE),
});
const faultSchema = z.strictObject({ fault: z.enum(PUMP_FAULTS) });
const tankSchema = z.strictObject({ room: z.number().int().min(0).max(MAX_TANK_ROOM).nullable() });
const actionSchema = z.enum(PUMP_ACTIONS);

async function readBody<Body>(context: Context, schema: z.ZodType<Body>): Promise<Body> {
  if (!context.req.header('Content-Type')?.startsWith('application/json')) {
    throw new ForecourtError('unsupported_media_type', 'Expected Content-Type: application/json.');
  }
  const json: unknown = await context.req.json().catch(() => undefined);
  const reading = schema.safeParse(json);
  if (reading.success) return reading.data;
  throw new ForecourtError('bad_request', z.prettifyError(reading.error));
}

/** The API of the forecourt page (contract/forecourt.ts); mount at `/forecourt/api`. */
export function forecourtRoutes({ forecourt, stations, publicUrl }: ForecourtRouteDeps): Hono {
  const routes = new Hono();
  const itemOf = (station: Station, orders: number): ForecourtStationItem => {
    return { id: station.id, title: stationTitle(station), place: addressLine(station), orders };
  };
  const orderOf = (order: PumpOrder): ForecourtPump['orders'][number] => {
    const { orderId, fuel, fullTank, state, litres, tankRoom, flowingSince, expiresAt } = order;
    const dispensed = forecourt.dispensed(order);
    return { orderId, fuel, fullTank, state, litres, dispensed, tankRoom, flowing: flowingSince !== null, expiresAt };
  };
  const viewOf = (id: string): ForecourtStation => {
    const station = stations.byId(id);
    if (!station) throw new ForecourtError('not_found', 'There is no such station.');
    const pumps = forecourt.pumpsOf(id).map(({ number, fuels, outOfOrder, pump, orders }) => ({
      ...{ number, fuels, broken: pump.broken || outOfOrder, fault: pump.fault, car: pump.car },
      orders: orders.map(orderOf),
      address: pumpAddress(publicUrl, id, number),
    }));
    const orders = forecourt.ordersByStation().get(id) ?? 0;
    return { ...itemOf(station, orders), pumps, settings: forecourt.settings };
  };
  const pumpOf = (context: Context) => Number(context.req.param('pump'));

  routes.onError((error, context) => {
    if (!(error instanceof ForecourtError)) throw error;
    return context.json({ error: { code: error.code, message: error.message } }, HTTP_STATUSES[error.code]);
  });

  routes.get('/stations', (context) => {
    const text = context.req.query('q') ?? '';
    const counts = forecourt.ordersByStation();
    const busy = [...counts].flatMap(([id, orders]) => {
      const station = stations.byId(id);
      return station && text === '' ? [itemOf(station, orders)] : [];
    });
    const search = { filter: { payable: true }, text, offset: 0, limit: MAX_STATIONS };
    const found = stations.search(search, 0).stations.filter(({ id }) => text !== '' || !counts.has(id));
    const answer: ForecourtStations = {
      stations: [...busy, ...found.map((station) => itemOf(station, counts.get(station.id) ?? 0))],
      settings: forecourt.settings,
    };
    return context.json(answer);
  });
  routes.get('/stations/:id', (context) => context.json(viewOf(context.req.param('id'))));

  routes.get('/stations/:id/events', (context) => {
    const id = context.req.param('id');
    viewOf(id);
    return streamSSE(context, async (stream) => {
      const send = () => void stream.writeSSE({ event: 'station', data: JSON.stringify(viewOf(id)) });
      const unwatch = forecourt.watch((changed) => changed === id && send());
      stream.onAbort(unwatch);
      send();
      while (!stream.aborted) {
        await stream.sleep(HEARTBEAT_MS);
        await stream.writeSSE({ event: 'beat', data: '' });
      }
    });
  });

  routes.post('/settings', async (context) => {
    await forecourt.setSettings(await readBody(context, settingsSchema));
    return context.json({ settings: forecourt.settings });
  });
  routes.post('/stations/:id/pumps/:pump/fault', async (context) => {
    const { fault } = await readBody(context, faultSchema);
    const id = context.req.param('id');
    await forecourt.setFault(id, pumpOf(context), fault);
    return context.json(viewOf(id));
  });
  routes.post('/stations/:id/pumps/:pump/:action', async (context) => {
    await readBody(context, z.strictObject({}));
    const action = actionSchema.safeParse(context.req.param('action').replaceAll('-', '_'));
    if (!action.success) throw new ForecourtError('not_found', `Expected one of ${PUMP_ACTIONS.join(', ')}.`);
    const id = context.req.param('id');
    await forecourt.act(id, pumpOf(context), action.data);
    return context.json(viewOf(id));
  });
  routes.post('/orders/:id/tank', async (context) => {
    const { room } = await readBody(context, tankSchema);
    await forecourt.setTankRoom(context.req.param('id'), room);
    return context.json({});
  });
  return routes;
}
