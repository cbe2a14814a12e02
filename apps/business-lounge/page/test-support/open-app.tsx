import type { OrderView, QuoteView } from '@invoicebox/mini-app-kit';
import { createOrderFlow } from '@invoicebox/mini-app-kit';
import { FakeEventSource } from '@invoicebox/mini-app-kit/testing';
import { createMiniApp, type InitialData } from '@invoicebox/mini-app-sdk';
import { createMiniAppSession } from '@invoicebox/mini-app-sdk/preact';
import { createFakeHost } from '@invoicebox/mini-app-sdk/testing';
import { render } from '@testing-library/preact';
import { vi } from 'vitest';
import type { BookingSummary, Voucher } from '../../shared/booking.js';
import { App } from '../app.js';
import { createBookingStore } from '../booking-form.js';
import { DXB, LED, lounge, NEVA, NOW, SUMMARY, SVO } from './fixtures.js';

type LoungeOrder = OrderView<BookingSummary, Voucher>;

/** A request of the page. */
export interface Call {
  path: string;
  query: URLSearchParams;
  body: unknown;
}

/** Status and body, or no answer. */
export type Answer = [status: number, body: unknown] | 'offline';

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

/** An error response. */
export function failure(status: number, code: string, message = 'No.'): Answer {
  return [status, { error: { code, message } }];
}

/** A fake merchant server with an answer for each path. */
export class FakeServer {
  readonly calls: Call[] = [];
  /** Answers by path. */
  readonly answers = new Map<string, Answer>([
    ['/api/airports', [200, { airports: [SVO, LED, DXB] }]],
    ['/api/lounges', [200, { airports: [SVO, LED], lounges: [lounge(), NEVA] }]],
    ['/api/lounges/svo-b-oblako', [200, { airport: SVO, lounge: lounge() }]],
    ['/api/lounges/led-1-neva', [200, { airport: LED, lounge: NEVA }]],
    ['/api/quotes', [201, { quote: QUOTE }]],
    ['/api/orders', [201, { order: order() }]],
    ['/api/orders/order-1', [200, { order: order() }]],
  ]);
  #newest: LoungeOrder | undefined;

  install(): void {
    vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
      const url = new URL(path, 'http://localhost');
      const body = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
      this.calls.push({ path: url.pathname, query: url.searchParams, body });
      const answer = this.answers.get(url.pathname) ?? failure(404, 'not_found');
      if (answer === 'offline') throw new TypeError('Failed to fetch');
      return new Response(JSON.stringify(answer[1]), { status: answer[0] });
    });
    FakeEventSource.reset();
    FakeEventSource.onOpened = (source) => {
      const newest = this.#newest;
      if (newest) queueMicrotask(() => source.tell('order', newest));
    };
    vi.stubGlobal('EventSource', FakeEventSource);
  }

  /** Sends a newer state of the order to all event streams, also to those opened later. */
  push(newer: LoungeOrder): void {
    this.#newest = newer;
    for (const source of FakeEventSource.all) source.tell('order', newer);
  }

  /** Bodies of the requests to a path. */
  bodies(path: string): unknown[] {
    return this.calls.filter((call) => call.path === path).map(({ body }) => body);
  }
}

interface OpenOptions {
  /** Path and query; `/` if absent. */
  address?: string;
  /** Mode of the host; `none` for top level. */
  host?: 'order' | 'suborder' | 'none';
  metaData?: unknown[];
  locale?: string;
  email?: string;
}

/** Opens the app at an address. */
export function openApp(server: FakeServer, options: OpenOptions = {}) {
  const { address = '/', host = 'order', metaData = [], locale = 'ru', email = 'anna@example.ru' } = options;
  server.install();
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('ru-RU');
  history.replaceState(null, '', address);
  const buyer = { userEmail: email, userName: 'Анна Кузнецова', userPhone: '+79161234567', locale, fullHeight: false };
  const kind =
    host === 'suborder'
      ? ({ minappType: 'suborder', orderContainerId: 'container-1' } as const)
      : ({ minappType: 'order' } as const);
  const initialData: InitialData = { public: { ...buyer, ...kind }, private: { metaData } };
  const fakeHost = createFakeHost({ initialData });
  const miniApp = createMiniApp(host === 'none' ? {} : { transport: fakeHost.transport });
  const session = createMiniAppSession(miniApp);
  const visited: string[] = [];
  const flow = createOrderFlow<BookingSummary, Voucher>({ session, navigate: (url) => visited.push(url) });
  render(<App session={session} flow={flow} booking={createBookingStore()} />);

  return {
    /** URLs that the window navigated to. */
    visited,
    /** Messages to the host, without handshake and heights. */
    sent: () =>
      fakeHost.messages
        .filter(({ action }) => action !== 'init' && action !== 'height')
        .map((message) => [message.action, 'data' in message ? message.data : undefined]),
  };
}
