/**
 * What a mini-app's page and its own merchant server say to each other (docs/merchant-server.md, The page's API).
 * Types alone, so that the page carries none of the server.
 */

/** Where the mini-app runs: its own order, or an extra to the host's main order (docs/protocol.md). */
export type OrderMode = 'order' | 'suborder';

/**
 * Where an order stands at the merchant (docs/merchant-server.md, States of an order):
 * `created` stored here, not yet known to Invoicebox; `awaiting_payment`; `hold` guaranteed, not paid; `paid`;
 * `canceled`; `expired`; `rejected` Invoicebox refused to take it.
 */
export type OrderState = 'created' | 'awaiting_payment' | 'hold' | 'paid' | 'canceled' | 'expired' | 'rejected';

/** Whether the paid service was given. */
export type FulfilmentState = 'none' | 'pending' | 'fulfilled' | 'unavailable';

/** A priced line, for the page to show. Sums in kopecks with tax. */
export interface LineView {
  sku: string;
  name: string;
  unit: 'piece' | 'litre';
  /** Thousandths of the unit. */
  quantity: number;
  /** Price of one unit. */
  price: number;
  total: number;
  /** Tax in `total`. */
  vat: number;
}

/** Lines and their totals in kopecks. */
export interface PriceView {
  lines: LineView[];
  amount: number;
  /** Tax in `amount`. */
  vatAmount: number;
}

/** An offer of the server: what the selection costs now. */
export interface QuoteView<Summary = unknown> extends PriceView {
  id: string;
  /** Epoch milliseconds; later the price must be asked for again. */
  expiresAt: number;
  /** What was chosen, as the mini-app's own server describes it. */
  summary: Summary;
}

/** The buyer as the page knows them; what the host did not say was asked for. */
export interface BuyerInput {
  name?: string;
  email?: string;
  phone?: string;
}

/** Body of `POST /api/orders`; the idempotency key travels in the header `Idempotency-Key`. */
export interface CreateOrderInput {
  quoteId: string;
  buyer: BuyerInput;
  mode: OrderMode;
  /** The host's invoice to add the order to: present exactly in the mode `suborder`. */
  orderContainerId?: string;
  locale: 'ru' | 'en';
}

/** An order as the page sees it; personal data stays on the server. */
export interface OrderView<Summary = unknown, Fulfilment = unknown> extends PriceView {
  /** Unguessable: knowing it is the right to see the order. */
  id: string;
  /** The number that a person reads out; Invoicebox's `merchantOrderId`. */
  number: string;
  mode: OrderMode;
  state: OrderState;
  /** Grows by one at every change; the id of the status stream's events. */
  revision: number;
  summary: Summary;
  /** Page where the invoice is paid, once Invoicebox has the order. */
  paymentUrl?: string;
  fulfilmentState: FulfilmentState;
  /** The service given: a voucher, a released pump. */
  fulfilment?: Fulfilment;
  /** Why the order was rejected or the service could not be given, for a person. */
  failure?: string;
  /** Epoch milliseconds. */
  createdAt: number;
  /** Epoch milliseconds after which the order can no longer be paid. */
  expiresAt: number;
  /** Epoch milliseconds. */
  paidAt?: number;
}

/** Codes of the page's API. */
export type PageErrorCode =
  | 'bad_request'
  | 'not_found'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'selection_unavailable'
  | 'quote_not_found'
  | 'quote_expired'
  | 'idempotency_key_reused'
  | 'internal_error';

/** Body of every failure. */
export interface PageErrorBody {
  error: { code: PageErrorCode; message: string };
}
