import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CreateOrderRequest,
  checkOrder,
  ManualClock,
  type OrderResponse,
  SIGNATURE_HEADER,
  signBody,
  withCustomerType,
} from '@invoicebox/invoicebox-api';
import { createMerchantServer, openLibsql, readConfig } from '@invoicebox/merchant-server';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { LoungeSelection } from '../../contract/booking.js';
import { readCatalogue } from '../catalogue.js';
import { catalogueRoutes } from '../catalogue-routes.js';
import { createLoungeMiniApp } from '../lounge-mini-app.js';

const SIGNING_KEY = 'test-key';

/** The day before the flight of {@link SELECTION}, noon in Moscow. */
export const NOW = Date.UTC(2026, 10, 22, 9);

/** Read once: it does not change. */
export const CATALOGUE = readCatalogue(new URL('../../data/', import.meta.url));

/** Two adults and an infant before a flight from Sheremetyevo. */
export const SELECTION: LoungeSelection = {
  loungeId: 'svo-b-oblako',
  procedure: 'departure',
  flightNumber: 'su-12',
  flightAt: '2026-11-23T09:40:00+03:00',
  guests: { adults: 2, children: 0, infants: 1 },
  guestNames: ['Анна Кузнецова'],
};

/** Takes orders as Invoicebox does, with its check of every sum. */
function takeOrder(request: CreateOrderRequest, now: number): OrderResponse {
  const problem = checkOrder(request, now);
  if (problem) throw new Error(`Invoicebox would refuse the order: ${JSON.stringify(problem)}`);
  return {
    ...request,
    customer: withCustomerType(request.customer),
    id: randomUUID(),
    orderContainerId: request.orderContainerId ?? randomUUID(),
    status: 'created',
    subtype: 'order',
    createdAt: '2026-11-22T09:00:00+00:00',
    paymentUrl: 'https://pay.example/pay/1',
  };
}

/** A merchant server of the lounges on a database of its own. */
export async function openLoungeServer() {
  const clock = new ManualClock(NOW);
  const taken: OrderResponse[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'business-lounge-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = readConfig(
    {
      BUSINESS_LOUNGE_PORT: '4999',
      INVOICEBOX_API_URL: 'https://api.example/v3',
      INVOICEBOX_TOKEN: 'secret-token',
      INVOICEBOX_MERCHANT_ID: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
      INVOICEBOX_SIGNING_KEYS: SIGNING_KEY,
      DATABASE_URL: 'file:unused.db',
    },
    {},
    'BUSINESS_LOUNGE_PORT',
  );
  const { http } = await createMerchantServer({
    config,
    clock,
    database: await openLibsql(`file:${join(folder, 'merchant.db')}`),
    client: {
      async ensureOrder(request) {
        const order = takeOrder(request, clock.now());
        taken.push(order);
        return { made: order, uncertain: false };
      },
      settleDuplicates: async () => ({ survivor: taken[0], canceled: [], paidTwice: [] }),
    },
    miniApp: createLoungeMiniApp({ catalogue: CATALOGUE, voucherKey: 'voucher-key', clock }),
    catalogue: catalogueRoutes(CATALOGUE),
    log: pino({ level: 'silent' }),
  });

  const send = (path: string, text: string, headers: Record<string, string>) =>
    http.request(path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: text });

  return {
    clock,
    taken,
    get: (path: string) => http.request(path),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      send(path, JSON.stringify(body), headers),
    /** Tells the server, signed, that its newest order is paid. */
    async notifyPaid(): Promise<unknown> {
      const text = JSON.stringify({ ...taken.at(-1), status: 'completed' });
      const answer = await send('/invoicebox/notification', text, { [SIGNATURE_HEADER]: signBody(text, SIGNING_KEY) });
      return answer.json();
    },
  };
}
