import type { OrderView } from '@invoicebox/merchant-server/page-api';
import type { Page } from 'playwright-core';
import { stack } from './stack.js';

const { gasStation } = stack;

const ORDER_ID = 'shown-order';
const NOW = Date.UTC(2026, 6, 15, 9, 30);
/** Longer than the page's own timeout. */
const TOO_LONG_MS = 61_000;

const SELECTION = {
  stationId: 'd7',
  fuel: 'ai95',
  pump: 3,
  volume: { kind: 'litres', thousandths: 40_000 },
  extras: [{ id: 'coffee', count: 2 }],
};
const FULL_TANK = { ...SELECTION, volume: { kind: 'full_tank', most: 50_000 }, extras: [] };
const COFFEE = { id: 'coffee', name: 'Кофе американо, 300 мл', count: 2, total: 358_00 };

/** An order as its server tells it, for pictures and checks of how it looks. */
const ORDER: OrderView = {
  id: ORDER_ID,
  number: 'GS-7K2M9QX4TP',
  mode: 'order',
  state: 'awaiting_payment',
  revision: 3,
  payment: 'prepaid',
  amount: 2_955_60,
  vatAmount: 532_98,
  lines: [
    {
      ...{ sku: 'fuel-ai95', name: 'Бензин АИ-95', unit: 'litre', quantity: 40_000 },
      ...{ price: 64_94, total: 2_597_60, vat: 468_42 },
    },
    {
      ...{ sku: 'extra-coffee', name: COFFEE.name, unit: 'piece', quantity: 2_000 },
      ...{ price: 179_00, total: COFFEE.total, vat: 64_56 },
    },
  ],
  summary: {
    selection: SELECTION,
    stationTitle: 'Демо-Кедр',
    stationAddress: 'Москва, Кленовая ул., 7 (демо)',
    timeZone: 'Europe/Moscow',
    litres: 40_000,
    price: 64_94,
    extras: [COFFEE],
  },
  paymentUrl: 'https://pay.example/1',
  fulfilmentState: 'none',
  refunds: [],
  cancelable: true,
  createdAt: NOW,
  expiresAt: NOW + 1_800_000,
};

const fuelling = (state: string, dispensed = 0) => ({
  ...{ pump: 3, state, litres: 40_000, dispensed },
  ...{ releasedAt: NOW, changedAt: NOW, expiresAt: NOW + 600_000 },
});

/** A paid order at the pump. */
const atPump = (state: string, dispensed = 0): Partial<OrderView> => ({
  state: 'paid',
  fulfilmentState: 'in_progress',
  fulfilment: fuelling(state, dispensed),
});

/** A guaranteed payment for a full tank. */
const HELD: Partial<OrderView> = {
  ...{ state: 'hold', payment: 'guaranteed', heldAt: NOW, amount: 3_247_00, vatAmount: 585_52 },
  lines: ORDER.lines.slice(0, 1).map((line) => ({ ...line, quantity: 50_000, total: 3_247_00, vat: 585_52 })),
  summary: { ...(ORDER.summary as object), selection: FULL_TANK, litres: 50_000, extras: [] },
};

const REFUND: OrderView['refunds'][number] = {
  ...{ number: 'GS-7K2M9QX4TP-R1', amount: 1_298_80, vatAmount: 234_21 },
  ...{ state: 'pending', reason: 'rest', createdAt: NOW },
};

/** What an order's server says where the screen tells each outcome. */
const VIEWS: Readonly<Record<string, Partial<OrderView>>> = {
  waiting: {},
  added: { mode: 'suborder' },
  payment_failed: {},
  late: {},
  held: HELD,
  releasing: { state: 'paid', fulfilmentState: 'pending' },
  pump_queued: atPump('queued'),
  released: atPump('released'),
  lifted: atPump('lifted'),
  dispensing: atPump('dispensing', 23_460),
  finishing: atPump('done', 40_000),
  done: {
    ...{ state: 'paid', fulfilmentState: 'fulfilled', fulfilment: fuelling('done', 40_000) },
    ...{ given: [40_000, 2_000], cancelable: false },
  },
  partial: {
    ...{ state: 'paid', fulfilmentState: 'partial', fulfilment: fuelling('done', 20_000) },
    ...{ given: [20_000, 2_000], refunds: [REFUND], cancelable: false },
  },
  full_tank_done: {
    ...HELD,
    ...{ state: 'paid', fulfilmentState: 'partial', fulfilment: fuelling('done', 38_120) },
    ...{ given: [38_120], captured: 2_475_51, capturedVatAmount: 446_40, shipped: true, cancelable: false },
  },
  not_released: {
    ...{ state: 'paid', fulfilmentState: 'unavailable', failure: 'Колонка 3 перестала отвечать. Деньги вернутся.' },
    ...{ refunds: [{ ...REFUND, amount: 2_955_60, reason: 'unavailable' }], cancelable: false },
  },
  canceling: { ...atPump('released'), cancellation: 'requested' },
  declined: { state: 'canceled', cancelable: false },
  canceled: { state: 'canceled', cancellation: 'accepted', cancelable: false },
  hold_released: { ...HELD, state: 'canceled', cancellation: 'accepted', cancelable: false },
  refunded: {
    ...{ state: 'paid', fulfilmentState: 'stopped', cancelable: false },
    refunds: [{ ...REFUND, amount: 2_955_60, state: 'completed', reason: 'canceled' }],
  },
  expired: { state: 'expired', cancelable: false },
  rejected: { state: 'rejected', cancelable: false },
};

/** The names of all outcomes. */
export const OUTCOMES = Object.keys(VIEWS);

/** Opens the screen of an order of which its server says just that. */
export async function showOutcome(page: Page, name: string): Promise<void> {
  const order: OrderView = { ...ORDER, ...VIEWS[name] };
  await page.unrouteAll();
  await page.route(`**/api/orders/${ORDER_ID}`, (route) => route.fulfill({ json: { order } }));
  await page.route(`**/api/orders/${ORDER_ID}/events`, (route) =>
    route.fulfill({
      contentType: 'text/event-stream',
      body: `retry: 600000\nevent: order\nid: ${order.revision}\ndata: ${JSON.stringify(order)}\n\n`,
    }),
  );
  if (name === 'late') await page.clock.install();
  const address = `/payment/${name === 'payment_failed' ? 'fail' : 'success'}?order=${ORDER_ID}`;
  await page.goto(new URL(address, gasStation).href);
  await page.locator('[data-outcome]').waitFor();
  if (name === 'late') await page.clock.fastForward(TOO_LONG_MS);
  await page.locator(`[data-outcome="${name}"]`).waitFor();
}
