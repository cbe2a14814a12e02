import type { Kopecks, Thousandths } from '@invoicebox/invoicebox-api/money';
import type { RefundReason, RefundState } from '../api-types/index.js';

/** A part of an order's line, with its share of the money. */
export interface LineAllocation {
  /** Which line of the draft, from 0. */
  line: number;
  /** Thousandths of the unit; zero where money alone is meant. */
  quantity: Thousandths;
  amount: Kopecks;
  /** Tax in `amount`. */
  vat: Kopecks;
}

/** Money of an order that goes back to the buyer. */
export interface Refund {
  /** Invoicebox's `merchantOrderId` of it, unique. */
  number: string;
  orderId: string;
  /** Whatever asks twice by the same key asks for the same refund. */
  requestKey: string;
  /** Invoicebox's id of the order that the money is in: another than the order's own where it was paid twice. */
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
  /** Invoicebox's id of the refund, once it is made there. */
  invoiceboxId: string | undefined;
  /** Why Invoicebox refused it. */
  failure: string | undefined;
  /** Epoch milliseconds. */
  createdAt: number;
  /** When the money was back, or the refund refused; epoch milliseconds. */
  endedAt: number | undefined;
}
