// The simulator implements every call, field, code, operator, header and limit of the HTTP API.
import { type RunningSimulator, SimulatedClock, startSimulator } from '@invoicebox/host-simulator';
import { openApiDocument } from '@invoicebox/invoicebox-api/contract';
import { check } from '@invoicebox/test-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Walker } from './walker.js';
import { walkHolds, walkCodes as walkPaymentCodes, walkRefunds, walkShipments } from './walks/fulfilment.js';
import { walkAuthorization, walkBadInput, walkLimits, walkRequiredFields } from './walks/general.js';
import { walkLists } from './walks/lists.js';
import { walkGate, walkNotifications } from './walks/notifications.js';
import { walkChanges, walkCodes, walkCreation } from './walks/orders.js';

const START = Date.UTC(2026, 10, 21, 12);

/** In their order: lists need something to list, and a gate once used gets every order after. */
const WALKS = [
  { name: 'authorization', walk: walkAuthorization },
  { name: 'bad input', walk: walkBadInput },
  { name: 'required fields', walk: walkRequiredFields },
  { name: 'the creation of orders', walk: walkCreation },
  { name: 'codes of refused orders', walk: walkCodes },
  { name: 'changes of orders', walk: walkChanges },
  { name: 'shipments', walk: walkShipments },
  { name: 'holds', walk: walkHolds },
  { name: 'refunds', walk: walkRefunds },
  { name: 'payment by code', walk: walkPaymentCodes },
  { name: 'notifications', walk: walkNotifications },
  { name: 'lists', walk: walkLists },
  { name: 'limits', walk: walkLimits },
  { name: 'the WebSocket gate', walk: walkGate },
];

let running: RunningSimulator;
let walker: Walker;

beforeAll(async () => {
  running = await startSimulator({ clock: new SimulatedClock({ now: START, speed: 0 }) });
  walker = new Walker(running);
  await walker.control('PUT', '/settings', { limits: { enabled: false } });
});
afterAll(() => running?.stop());

test.for(WALKS)('$name', async ({ walk }, { task }) => {
  await walk(walker).finally(() => check(task, ...walker.takeRows()));
});

test('all calls and codes are covered, and every answer has its shape', ({ task }) =>
  check(task, ...walker.coverage()));

test('the served document is the contract', async () => {
  const served: unknown = await (await fetch(`${running.url}/openapi.json`)).json();
  expect(served).toEqual(openApiDocument(running.url.replace('127.0.0.1', 'localhost')));
  expect((await fetch(`${running.url}/openapi`)).status).toBe(200);
});
