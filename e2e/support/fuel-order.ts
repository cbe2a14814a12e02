import { randomUUID } from 'node:crypto';
import type { OrderView } from '@invoicebox/merchant-server/client';
import { inject } from 'vitest';

const { gasStation } = inject('addresses');

/** A station as far as the tests need one: any open pump that sells anything. */
interface Station {
  id: string;
  fuels: Record<string, number | null>;
  pumps: Array<{ number: number; fuels: string[]; outOfOrder: boolean }>;
}

async function call<Answer>(server: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(new URL(path, server), {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const json = (await response.json()) as Answer;
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(json)}`);
  return json;
}

/** Orders 10 litres at an open station of the gas station's server, as its page does. */
export async function orderFuel(server = gasStation): Promise<OrderView> {
  const { stations } = await call<{ stations: Array<{ id: string; open: boolean | null }> }>(
    server,
    '/api/stations?limit=50',
  );
  const open = stations.find((station) => station.open);
  if (!open) throw new Error('No station is open.');
  const station = await call<Station>(server, `/api/stations/${open.id}`);
  const pump = station.pumps.find((candidate) => !candidate.outOfOrder);
  const fuel = pump?.fuels.find((kind) => station.fuels[kind] != null);
  const selection = {
    stationId: station.id,
    fuel,
    pump: pump?.number,
    volume: { kind: 'litres', thousandths: 10_000 },
    extras: [],
  };
  const { quote } = await call<{ quote: { id: string } }>(server, '/api/quotes', { selection, locale: 'ru' });
  const input = { quoteId: quote.id, buyer: { email: 'anna@example.ru' }, mode: 'order', locale: 'ru' };
  return (await call<{ order: OrderView }>(server, '/api/orders', input)).order;
}

/** The order as the gas station's server has it now. */
export async function readFuelOrder(id: string, server = gasStation): Promise<OrderView> {
  return (await call<{ order: OrderView }>(server, `/api/orders/${id}`)).order;
}
