import type { Kopecks, Thousandths } from '@invoicebox/invoicebox-api/money';
import type { RefundReason, RefundState } from '../page-api/index.js';

/** A part of an order's line, with its share of the money. */
export interface LineAllocation {
  /** Which line of the offer, from 0. */
  line: number;
  /** Thousandths of the unit; zero where money alone is meant. */
  quantity: Thousandths;
  amount: Kopecks;
  /** Tax in `amount`. */
  vat: Kopecks;
}

/** A refund of an order. */
export interface Refund {
  /** Invoicebox's `merchantOrderId` of it, unique. */
  number: string;
  orderId: string;
  /** Idempotency key: the same key means the same refund. */
  requestKey: string;
  /** Invoicebox's id of the order to refund; not the order's own if it was paid twice. */
  invoiceboxOrderId: string;
  lines: readonly LineAllocation[];
  amount: Kopecks;
  /** Tax in `amount`. */
  vatAmount: Kopecks;
  state: RefundState;
  reason: RefundReason;
  /** The operator's words. */
  note: string | undefined;
  operator: string | undefined;
  /** Invoicebox's id, once the refund is created there. */
  invoiceboxId: string | undefined;
  /** Why Invoicebox refused it. */
  failure: string | undefined;
  /** Epoch milliseconds. */
  createdAt: number;
  /** When the money was back, or the refund refused; epoch milliseconds. */
  endedAt: number | undefined;
}
