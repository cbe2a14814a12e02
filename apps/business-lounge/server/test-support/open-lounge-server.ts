import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SIGNATURE_HEADER, signBody } from '@invoicebox/invoicebox-api';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { createMerchantServer, openLibsql, readConfig } from '@invoicebox/merchant-server';
import { FakeInvoicebox } from '@invoicebox/merchant-server/testing';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { LoungeSelection } from '../../shared/booking.js';
import { businessLounge, LOUNGE_VARIABLES } from '../business-lounge.js';
import { readCatalogue } from '../catalogue.js';

const SIGNING_KEY = 'test-key';

/** The day before the flight of {@link SELECTION}, noon in Moscow. */
export const NOW = Date.UTC(2026, 10, 22, 9);

export const CATALOGUE = readCatalogue(join(import.meta.dirname, '../..'));

/** Two adults and an infant before a flight from Sheremetyevo. */
export const SELECTION: LoungeSelection = {
  loungeId: 'svo-b-oblako',
  procedure: 'departure',
  flightNumber: 'su-12',
  flightAt: '2026-11-23T09:40:00+03:00',
  guests: { adults: 2, children: 0, infants: 1 },
  guestNames: ['Анна Кузнецова'],
};

/** The app's server with a database of its own. */
export async function openLoungeServer() {
  const clock = new ManualClock(NOW);
  const invoicebox = new FakeInvoicebox(() => clock.now());
  const folder = mkdtempSync(join(tmpdir(), 'business-lounge-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = readConfig(
    {
      PORT: '4999',
      INVOICEBOX_API_URL: 'https://api.example/v3',
      INVOICEBOX_TOKEN: 'secret-token',
      INVOICEBOX_MERCHANT_ID: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
      INVOICEBOX_SIGNING_KEYS: SIGNING_KEY,
      DATABASE_URL: 'file:unused.db',
    },
    { variables: LOUNGE_VARIABLES },
  );
  const { http } = await createMerchantServer({
    config,
    clock,
    database: await openLibsql(`file:${join(folder, 'merchant.db')}`),
    client: invoicebox,
    definition: { ...businessLounge, open: () => ({ catalogue: CATALOGUE, voucherKey: 'voucher-key' }) },
    log: pino({ level: 'silent' }),
  });

  const send = (path: string, text: string, headers: Record<string, string>) =>
    http.request(path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: text });

  return {
    clock,
    invoicebox,
    get: (path: string) => http.request(path),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      send(path, JSON.stringify(body), headers),
    /** Sends the signed notification that the newest order is paid. */
    async notifyPaid(): Promise<unknown> {
      const text = JSON.stringify({ ...[...invoicebox.orders.values()].at(-1), status: 'completed' });
      const answer = await send('/invoicebox/notification', text, { [SIGNATURE_HEADER]: signBody(text, SIGNING_KEY) });
      return answer.json();
    },
  };
}
