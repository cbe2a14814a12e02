import { fileURLToPath } from 'node:url';
import {
  buildBasket,
  type CreateOrderRequest,
  formatDateTime,
  type OrderResponse,
} from '@invoicebox/invoicebox-api/contract';
import { roublesFromKopecks } from '@invoicebox/invoicebox-api/money';
import { createSimulatorApp } from '../app.js';
import { SimulatedClock } from '../clock/simulated-clock.js';
import { readPresets } from '../host/preset.js';
import { DEMONSTRATION_SHOP, DEMONSTRATION_TOKEN } from '../records/seed.js';
import { Simulator } from '../state/simulator.js';

/** The simulator's time at the start of a test. */
export const NOON = Date.UTC(2026, 10, 21, 12);

/** A simulator at {@link NOON} with the shipped presets, without a socket. */
export function openSimulator() {
  const clock = new SimulatedClock({ now: NOON, speed: 0 });
  const simulator = new Simulator({ clock, publicOrigin: 'http://localhost:4700' });
  const app = createSimulatorApp({
    simulator,
    presets: readPresets(fileURLToPath(new URL('../../presets', import.meta.url))),
    miniApps: [],
    paymentPage: 'http://localhost:4700/pay/',
  });
  return { clock, simulator, app };
}

export type OpenSimulator = ReturnType<typeof openSimulator>;

let orderCount = 0;

/** A valid order of two cups of coffee, with changes. */
export function coffeeOrder(changes: Record<string, unknown> = {}): CreateOrderRequest & Record<string, unknown> {
  const { basketItems, amount, vatAmount } = buildBasket([
    { sku: 'c', name: 'Кофе', unit: 'piece', quantity: 2000, price: 122_00, vatCode: 'RUS_VAT22', type: 'commodity' },
  ]);
  orderCount += 1;
  return {
    description: 'Кофе',
    merchantId: DEMONSTRATION_SHOP.merchantId,
    merchantOrderId: `order-${orderCount}`,
    amount: roublesFromKopecks(amount),
    vatAmount: roublesFromKopecks(vatAmount),
    currencyId: 'RUB',
    expirationDate: formatDateTime(NOON + 3_600_000),
    basketItems,
    customer: { type: 'private' },
    ...changes,
  };
}

/** Calls the API as the demonstration shop. */
export async function callApi(
  { app }: OpenSimulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return app.request(path, {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${DEMONSTRATION_TOKEN}`, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

/** Creates an order and returns the API's answer. */
export async function createOrder(
  simulator: OpenSimulator,
  changes: Record<string, unknown> = {},
): Promise<OrderResponse> {
  const response = await callApi(simulator, 'POST', '/v3/billing/api/order/order', coffeeOrder(changes));
  const { data } = (await response.json()) as { data: OrderResponse };
  return data;
}

/** Calls the API of the simulator's own pages, or the control API, from loopback. */
export async function callOwn({ app }: OpenSimulator, method: string, path: string, body?: unknown): Promise<Response> {
  return app.request(`http://localhost:4700${path}`, {
    method,
    headers: { Host: 'localhost:4700', 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
