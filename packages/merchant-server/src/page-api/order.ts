/** What a page and its merchant server say to each other about quotes and orders. */

/** Where the mini-app runs: its own order, or an extra to the host's main order (docs/protocol.md). */
export type OrderMode = 'order' | 'suborder';

/**
 * State of an order's payment (docs/merchant-server.md, States of an order):
 * `created` stored here, not yet known to Invoicebox; `awaiting_payment`; `hold` guaranteed, not paid; `paid`;
 * `canceled`; `expired`; `rejected` refused by Invoicebox, or the selection is no longer available.
 */
export type OrderState = 'created' | 'awaiting_payment' | 'hold' | 'paid' | 'canceled' | 'expired' | 'rejected';

/**
 * State of the fulfilment: `none` not due yet; `pending` due; `in_progress`; `fulfilled` in full; `partial`; `unavailable`
 * could not be given; `stopped` canceled before it began. In the last three the money is returned, in part or whole.
 */
export type FulfilmentState = 'none' | 'pending' | 'in_progress' | 'fulfilled' | 'partial' | 'unavailable' | 'stopped';

/**
 * Kind of payment: `prepaid` is fulfilled after payment, and what is not given is refunded; `guaranteed` is fulfilled once
 * the money is held, and only what was given is captured.
 */
export type PaymentKind = 'prepaid' | 'guaranteed';

/** State of a refund: requested, returned to the buyer, or refused by Invoicebox and left to the operator. */
export type RefundState = 'pending' | 'completed' | 'failed';

/**
 * Why money is refunded: the order was canceled, could not be fulfilled, was fulfilled in part, an operator's refund, a
 * payment after the order's end, or a second payment.
 */
export type RefundReason = 'canceled' | 'unavailable' | 'rest' | 'operator' | 'late_payment' | 'paid_twice';

/** A refund. Sums in kopecks with tax. */
export interface RefundView {
  /** The refund's number, unique; Invoicebox's `merchantOrderId` of it. */
  number: string;
  amount: number;
  /** Tax in `amount`. */
  vatAmount: number;
  state: RefundState;
  reason: RefundReason;
  /** The operator's words. */
  note?: string;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** State of a cancellation: not decided yet, accepted, or refused because the fulfilment had begun. */
export type CancellationState = 'requested' | 'accepted' | 'refused';

/** A priced line, for the page to show. Sums in kopecks with tax. */
export interface LineView {
  sku: string;
  name: string;
  unit: 'piece' | 'litre' | 'kilogram' | 'cubic_metre';
  /** Thousandths of the unit. */
  quantity: number;
  /** Price of one unit. */
  price: number;
  total: number;
  /** Tax in `total`. */
  vat: number;
}

/** Lines, their totals in kopecks, and how they are paid. */
export interface PriceView {
  lines: LineView[];
  amount: number;
  /** Tax in `amount`. */
  vatAmount: number;
  payment: PaymentKind;
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

/** The place of an order that waits because of Invoicebox's rate limit. */
export interface QueuePlace {
  /** From 1, among the orders that wait. */
  place: number;
  /** When it will be created, epoch milliseconds; an estimate. */
  readyAt: number;
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
  /** While the order waits to be created at Invoicebox. */
  queue?: QueuePlace;
  /** Page where the invoice is paid, once Invoicebox has the order. */
  paymentUrl?: string;
  fulfilmentState: FulfilmentState;
  /** The service given or being given: a voucher, a released pump with the litres so far. */
  fulfilment?: Fulfilment;
  /** What was given of each line, in thousandths of its unit, once that is known. */
  given?: number[];
  /** What was taken of a guaranteed payment, in kopecks, once it was taken. */
  captured?: number;
  /** Tax in `captured`. */
  capturedVatAmount?: number;
  /** There once Invoicebox knows what was given: it makes the closing documents. */
  shipped?: true;
  /** Oldest first. */
  refunds: RefundView[];
  /** Whether `POST /api/orders/:id/cancel` can still succeed. */
  cancelable: boolean;
  cancellation?: CancellationState;
  /** Why the order was not fulfilled in full, as the mini-app says it in the buyer's language. */
  failure?: string;
  /** Epoch milliseconds. */
  createdAt: number;
  /** Epoch milliseconds after which the order can no longer be paid. */
  expiresAt: number;
  /** When the payment was guaranteed, epoch milliseconds. */
  heldAt?: number;
  /** Epoch milliseconds. */
  paidAt?: number;
}
