import type { QuoteDraft } from '../mini-app.js';
import type { CreateOrderInput, FulfilmentState, OrderState } from '../wire/index.js';

/** An order as it is stored; the page sees an OrderView of it. */
export interface Order {
  /** Unguessable, 128 random bits. */
  id: string;
  /** Invoicebox's `merchantOrderId`. */
  number: string;
  idempotencyKey: string;
  /** Of the input that the key came with first. */
  idempotencyHash: string;
  state: OrderState;
  /** Grows by one at every change. */
  revision: number;
  draft: QuoteDraft;
  input: CreateOrderInput;
  /** Invoicebox's own id, once it is known. */
  invoiceboxId: string | undefined;
  paymentUrl: string | undefined;
  fulfilmentState: FulfilmentState;
  fulfilment: unknown;
  /** For a person. */
  failure: string | undefined;
  /** Epoch milliseconds. */
  createdAt: number;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** Epoch milliseconds. */
  paidAt: number | undefined;
}

/** States that an order can go to from each state (docs/merchant-server.md, States of an order). */
const NEXT_STATES: Record<OrderState, readonly OrderState[]> = {
  created: ['awaiting_payment', 'hold', 'paid', 'canceled', 'expired', 'rejected'],
  awaiting_payment: ['hold', 'paid', 'canceled', 'expired'],
  hold: ['paid', 'canceled', 'expired'],
  paid: [],
  canceled: [],
  expired: [],
  rejected: [],
};

/** Whether an order may go from one state to another; never to the one that it is in. */
export function canBecome(from: OrderState, to: OrderState): boolean {
  return NEXT_STATES[from].includes(to);
}
