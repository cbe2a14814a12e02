import { CurrentOrderLink } from '../app/current-order-link.js';
import type { OrderView, QuoteView } from '../client/index.js';
import type { ConfirmOptions } from '../confirm/confirm-options.js';
import { Facts } from '../facts/facts.js';
import type { PaymentOptions } from '../payment/payment-options.js';
import { ReceiptRow } from '../payment/receipt-row.js';
import { addressOf } from '../router/address.js';
import type { MiniAppPages } from '../shell/mini-app-pages.js';
import type { Answers } from '../testing/index.js';

interface CoffeeSelection {
  cups: number;
}

interface CoffeeSummary {
  cups: number;
  /** Kopecks. */
  cupPrice: number;
}

interface Table {
  table: number;
}

export type CoffeeOrder = OrderView<CoffeeSummary, Table>;

const PRICE = {
  lines: [
    { sku: 'coffee', name: 'Кофе', unit: 'piece' as const, quantity: 2_000, price: 150_00, total: 300_00, vat: 54_10 },
  ],
  amount: 300_00,
  vatAmount: 54_10,
  payment: 'prepaid' as const,
};

const SUMMARY: CoffeeSummary = { cups: 2, cupPrice: 150_00 };

export const QUOTE: QuoteView<CoffeeSummary> = { ...PRICE, id: 'q1', expiresAt: 4e12, summary: SUMMARY };

/** An unpaid order of that quote. */
export function order(changes: Partial<CoffeeOrder> = {}): CoffeeOrder {
  return {
    ...PRICE,
    id: 'o1',
    number: 'CF-1',
    mode: 'order',
    state: 'awaiting_payment',
    revision: 2,
    summary: SUMMARY,
    paymentUrl: 'https://pay.example/1',
    fulfilmentState: 'none',
    refunds: [],
    cancelable: true,
    createdAt: 1,
    expiresAt: 4e12,
    ...changes,
  };
}

/** What the coffee's server answers. */
export function coffeeAnswers(): Answers {
  return {
    '/api/quotes': { json: { quote: QUOTE } },
    '/api/orders': { json: { order: order() } },
    '/api/orders/o1': { json: { order: order() } },
  };
}

/** The address of the confirmation of two cups. */
export const CONFIRM = `/confirm?id=frame-1#${encodeURIComponent('{"cups":2}')}`;

/** Its confirmation. */
export const confirm: ConfirmOptions<CoffeeSelection, CoffeeSummary> = {
  Facts: ({ summary }) => <Facts facts={[{ label: 'Чашек', value: summary.cups }]} />,
  backTo: ({ cups }) => addressOf(`/cups/${cups}`),
};

/** Its payment. */
export const payment: PaymentOptions<CoffeeSummary, Table> = {
  Facts: ({ summary }) => <p>{`Заказано: ${summary.cups}`}</p>,
  Given: ({ fulfilment }) => <p>{`Столик ${fulfilment.table}`}</p>,
  ReceiptRows: ({ order: { summary } }) => <ReceiptRow name="Кофе">{`×${summary.cups}`}</ReceiptRow>,
  again: ({ cups }) => addressOf(`/cups/${cups}`),
  texts: { ru: { toStart: 'К меню' } },
};

/** The smallest mini-app: a counter that sells coffee. */
export const coffee: MiniAppPages<CoffeeSelection, CoffeeSummary, Table> = {
  name: 'coffee',
  title: { ru: 'Кофе', en: 'Coffee' },
  screens: {
    '/': () => (
      <>
        <h1>Меню</h1>
        <CurrentOrderLink />
      </>
    ),
    '/cups/:count': ({ params }) => <h1>{`Чашек: ${params.count}`}</h1>,
    '/broken': () => {
      throw new Error('The screen is broken.');
    },
  },
  confirm,
  payment,
};
