import { randomUUID } from 'node:crypto';
import type { OrderView } from '@invoicebox/merchant-server/page-api';
import { expect } from 'vitest';
import { stack } from './stack.js';
import type { TestPump } from './stations.js';

const { gasStation } = stack;

/** A station as far as the tests need one. */
interface Station {
  id: string;
  fuels: Record<string, number | null>;
  pumps: Array<{ number: number; fuels: string[]; outOfOrder: boolean }>;
}

async function call<Answer>(path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(new URL(path, gasStation), {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const json = (await response.json()) as Answer;
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(json)}`);
  return json;
}

/** Where to order: any working pump of a station that never closes, and any fuel that it gives. */
async function anyPump(): Promise<{ stationId: string; pump: number; fuel: string }> {
  const { stations } = await call<{ stations: Array<{ id: string; status: { state: string } }> }>(
    '/api/stations?payable=1&limit=50',
  );
  const open = stations.find(({ status }) => status.state === 'round_the_clock');
  if (!open) throw new Error('No station is always open.');
  const { fuels, pumps } = await call<Station>(`/api/stations/${open.id}`);
  const pump = pumps.find(({ outOfOrder }) => !outOfOrder);
  const fuel = pump?.fuels.find((kind) => fuels[kind] != null);
  if (!pump || !fuel) throw new Error(`Station ${open.id} gives no fuel.`);
  return { stationId: open.id, pump: pump.number, fuel };
}

/** Orders 10 litres as the gas station's page does, АИ-95 at the pump or whatever there is; the payment is awaited. */
export async function orderFuel(wanted?: TestPump): Promise<OrderView> {
  const place = wanted ? { stationId: wanted.station, pump: wanted.pump, fuel: 'ai95' } : await anyPump();
  const selection = { ...place, volume: { kind: 'litres', thousandths: 10_000 }, extras: [] };
  const { quote } = await call<{ quote: { id: string } }>('/api/quotes', { selection, locale: 'ru' });
  const input = { quoteId: quote.id, buyer: { email: 'anna@example.ru' }, mode: 'order', locale: 'ru' };
  const { order } = await call<{ order: OrderView }>('/api/orders', input);
  await expect.poll(async () => (await readFuelOrder(order.id)).state).toBe('awaiting_payment');
  return readFuelOrder(order.id);
}

/** The order as the gas station's server has it now. */
export async function readFuelOrder(id: string): Promise<OrderView> {
  return (await call<{ order: OrderView }>(`/api/orders/${id}`)).order;
}
