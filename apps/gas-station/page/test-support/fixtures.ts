import type { OrderView, QuoteView } from '@invoicebox/mini-app-kit';
import type { StationDetails, StationItem } from '../../shared/catalogue.js';
import type { Extra } from '../../shared/extras.js';
import type { Fuelling } from '../../shared/fuelling.js';
import type { OrderSummary } from '../../shared/order.js';

export const EXTRAS: readonly Extra[] = [
  { id: 'coffee', kind: 'goods', name: 'Кофе', nameEn: 'Coffee', price: 150_00, available: true },
  { id: 'screen-wash', kind: 'goods', name: 'Омыватель', nameEn: 'Screen wash', price: 390_00, available: false },
  { id: 'car-wash', kind: 'service', name: 'Мойка', nameEn: 'Car wash', price: 700_00, available: true },
];

/** A station in a list. */
export function stationItem(changes: Partial<StationItem> = {}): StationItem {
  return {
    id: 'd1',
    title: 'Демо-Кедр',
    city: 'Москва',
    address: 'Кленовая ул., 1 (демо)',
    lat: 55.75,
    lon: 37.61,
    status: { state: 'round_the_clock' },
    fuels: { ai92: 60_00, ai95: 66_66, diesel: null },
    payable: true,
    ...changes,
  };
}

/** The details of the same station. */
export function stationDetails(changes: Partial<StationDetails> = {}): StationDetails {
  return {
    ...stationItem(),
    hours: { days: Array.from({ length: 7 }, () => [['00:00', '24:00']] as const), holidays: null, today: 0 },
    pumps: [
      { number: 1, fuels: ['ai92', 'ai95'], outOfOrder: false },
      { number: 2, fuels: ['ai92', 'ai95'], outOfOrder: false },
      { number: 3, fuels: ['ai92'], outOfOrder: false },
      { number: 4, fuels: ['ai92', 'ai95'], outOfOrder: true },
    ],
    services: ['shop'],
    vehicleRequired: [],
    extras: [],
    demonstration: true,
    ...changes,
  };
}

const SUMMARY: OrderSummary = {
  selection: { stationId: 'd1', fuel: 'ai95', pump: 2, volume: { kind: 'sum', kopecks: 1000_00 }, extras: [] },
  stationTitle: 'Демо-Кедр',
  stationAddress: 'Москва, Кленовая ул., 1 (демо)',
  litres: 15_001,
  price: 66_66,
  extras: [],
};

const PRICE = {
  lines: [
    {
      sku: 'fuel-ai95',
      name: 'Бензин АИ-95',
      unit: 'litre' as const,
      quantity: 15_001,
      price: 66_66,
      total: 1000_00,
      vat: 180_33,
    },
  ],
  amount: 1000_00,
  vatAmount: 180_33,
  payment: 'prepaid' as const,
};

/** A quote for fuel for a thousand roubles at that station. */
export const QUOTE: QuoteView<OrderSummary> = { id: 'q1', expiresAt: 4_000_000_000_000, summary: SUMMARY, ...PRICE };

/** The order of that quote. */
export function orderView(changes: Partial<OrderView<OrderSummary, Fuelling>> = {}): OrderView<OrderSummary, Fuelling> {
  return {
    id: 'o1',
    number: 'GS-1',
    mode: 'order',
    state: 'awaiting_payment',
    revision: 2,
    summary: SUMMARY,
    paymentUrl: 'https://pay.example/1',
    fulfilmentState: 'none',
    refunds: [],
    cancelable: true,
    createdAt: 1,
    expiresAt: 4_000_000_000_000,
    ...PRICE,
    ...changes,
  };
}

/** The fuelling of that order. */
export function fuelling(changes: Partial<Fuelling> = {}): Fuelling {
  return {
    pump: 2,
    state: 'released',
    litres: 15_001,
    dispensed: 0,
    releasedAt: 1,
    changedAt: 1,
    expiresAt: 600_001,
    ...changes,
  };
}
