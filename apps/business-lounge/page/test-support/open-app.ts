import type { OrderView, QuoteView } from '@invoicebox/mini-app-kit';
import { type Answers, type OpenedMiniApp, type Opening, openMiniApp } from '@invoicebox/mini-app-kit/testing';
import { vi } from 'vitest';
import type { BookingSummary, Voucher } from '../../shared/booking.js';
import type { BookingStore } from '../lounge/booking-store.js';
import { pages } from '../pages.js';
import { DXB, LED, lounge, NEVA, NOW, SUMMARY, SVO } from './fixtures.js';

type LoungeOrder = OrderView<BookingSummary, Voucher>;

const PRICE = {
  lines: [
    {
      sku: 'svo-b-oblako-departure-adult',
      name: 'Посещение бизнес-зала «Облако»',
      unit: 'piece' as const,
      quantity: 1000,
      price: 590_000,
      total: 590_000,
      vat: 106_393,
    },
  ],
  amount: 590_000,
  vatAmount: 106_393,
  payment: 'prepaid' as const,
};

const QUOTE: QuoteView<BookingSummary> = { ...PRICE, id: 'quote-1', expiresAt: NOW + 900_000, summary: SUMMARY };

/** An unpaid order. */
export function order(changes: Partial<LoungeOrder> = {}): LoungeOrder {
  return {
    ...PRICE,
    id: 'order-1',
    number: 'BL-23456789AB',
    mode: 'order',
    state: 'awaiting_payment',
    revision: 2,
    summary: SUMMARY,
    paymentUrl: 'https://pay.invoicebox.ru/pay/1',
    fulfilmentState: 'none',
    refunds: [],
    cancelable: true,
    createdAt: NOW,
    expiresAt: NOW + 3_600_000,
    ...changes,
  };
}

/** What the server answers. */
export function serverAnswers(): Answers {
  return {
    '/api/airports': { json: { airports: [SVO, LED, DXB] } },
    '/api/lounges': { json: { airports: [SVO, LED], lounges: [lounge(), NEVA] } },
    '/api/lounges/svo-b-oblako': { json: { airport: SVO, lounge: lounge() } },
    '/api/lounges/led-1-neva': { json: { airport: LED, lounge: NEVA } },
    '/api/quotes': { json: { quote: QUOTE } },
    '/api/orders': { json: { order: order() } },
    '/api/orders/order-1': { json: { order: order() } },
  };
}

/** A buyer whom the host knows. */
const ANNA = { userEmail: 'anna@example.ru', userName: 'Анна Кузнецова', userPhone: '+79161234567' };
/** A host that embeds the lounge beside a main order. */
export const SUBORDER = { ...ANNA, minappType: 'suborder', orderContainerId: 'container-1' } as const;

/** Opens the app in a host that knows the buyer. */
export function openApp(answers: Answers, opening: Opening = {}): OpenedMiniApp<BookingStore> {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('ru-RU');
  return openMiniApp(pages, { answers, host: ANNA, ...opening });
}
