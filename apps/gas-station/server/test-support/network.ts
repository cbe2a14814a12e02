import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SIGNATURE_HEADER, signBody } from '@invoicebox/invoicebox-api';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { createMerchantServer, openLibsql, readConfig, type ServerContext } from '@invoicebox/merchant-server';
import { FakeInvoicebox } from '@invoicebox/merchant-server/testing';
import { onTestFinished } from 'vitest';
import { SimulatedForecourt } from '../../forecourt/simulated-forecourt.js';
import type { FuelSelection } from '../../shared/order.js';
import { type StationRecord, stationSchema } from '../../stations/station.js';
import { StationIndex } from '../../stations/station-index.js';
import { gasStation, gasStationServices } from '../gas-station.js';
import { GAS_STATION_VARIABLES } from '../settings.js';

/** Noon in Moscow. */
export const NOON = Date.UTC(2026, 10, 21, 9);
const SIGNING_KEY = 'test-key';

/** The variables of the server in tests. */
export const ENVIRONMENT = {
  PORT: '4999',
  INVOICEBOX_API_URL: 'https://api.example/v3',
  INVOICEBOX_TOKEN: 'secret-token',
  INVOICEBOX_MERCHANT_ID: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  INVOICEBOX_SIGNING_KEYS: SIGNING_KEY,
  DATABASE_URL: 'file:unused.db',
};

/** A station in Moscow. */
export function record(changes: Partial<StationRecord> = {}): StationRecord {
  return {
    id: 'msk-1',
    network: 'Сеть А',
    city: 'Москва',
    address: 'Кленовая ул., 1',
    lat: 55.75,
    lon: 37.61,
    hours: '24/7',
    timeZone: 'Europe/Moscow',
    fuels: { ai92: 60_00, ai95: 66_66, diesel: null },
    pumps: '1-2 ai92 ai95; 3 diesel; 4 out',
    extras: [
      { id: 'coffee', kind: 'goods', name: 'Кофе', nameEn: 'Coffee', price: 180_00 },
      { id: 'wash', kind: 'service', name: 'Мойка', nameEn: 'Car wash', price: 500_00, available: false },
    ],
    ...changes,
  };
}

/** Stations in Moscow, Korolyov and Chukotka. */
export const RECORDS = [
  record(),
  record({
    id: 'msk-2',
    shopId: 42,
    network: 'Сеть Б',
    lat: 55.8,
    hours: '14:00-23:00',
    fuels: { ai92: 59_90 },
    pumps: '1',
    services: ['shop'],
  }),
  record({ id: 'korolyov', name: 'Берёзка', city: 'Королёв', address: 'Лётная ул., 5', lat: 55.92, lon: 37.82 }),
  record({ id: 'anadyr', city: 'Анадырь', lat: 64.73, lon: 177.5, timeZone: 'Asia/Anadyr' }),
  record({ id: 'east-cape', city: 'Уэлен', lat: 66.16, lon: -169.8, timeZone: 'Asia/Anadyr' }),
];

/** pino is not a dependency of the app. */
const SILENT_LOG = { error() {}, warn() {}, info() {}, debug() {} } as unknown as ServerContext['log'];

/** No test expects a warning. */
function failUnexpectedly(text: string): never {
  throw new Error(text);
}

/** The whole server with a database of its own and a manual forecourt, at a litre a second. */
export async function openGasStation(environment: Record<string, string> = {}) {
  const clock = new ManualClock(NOON);
  const stations = RECORDS.map((station) => stationSchema.parse(station));
  const index = new StationIndex(stations);
  const invoicebox = new FakeInvoicebox();
  const folder = mkdtempSync(join(tmpdir(), 'gas-station-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = readConfig({ ...ENVIRONMENT, ...environment }, { variables: GAS_STATION_VARIABLES });
  const settings = { auto: false, litresPerMinute: 60 };
  const forecourt = new SimulatedForecourt({ stations: index, clock, file: null, settings, warn: failUnexpectedly });
  const deps = { stations: index, demonstration: true, tiles: null, pumps: forecourt, forecourt };
  const server = await createMerchantServer({
    config,
    clock,
    database: await openLibsql(`file:${join(folder, 'orders.db')}`),
    client: invoicebox,
    log: SILENT_LOG,
    definition: {
      ...gasStation,
      open: ({ reports }) => gasStationServices(deps, { reports, clock, warn: failUnexpectedly }),
    },
  });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    server.http.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    clock,
    invoicebox,
    index,
    forecourt,
    start: server.start.bind(server),
    get: (path: string, headers: Record<string, string> = {}) => server.http.request(path, { headers }),
    post,
    quote: (selection: FuelSelection, locale: 'ru' | 'en' = 'ru') => post('/api/quotes', { selection, locale }),
    /** Sends the signed notification that the only order is paid. */
    notifyPaid() {
      const [order] = invoicebox.orders.values();
      const body = JSON.stringify({ ...order, status: 'completed' });
      return server.http.request('/invoicebox/notification', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', [SIGNATURE_HEADER]: signBody(body, SIGNING_KEY) },
        body,
      });
    },
  };
}
