/** What the till's page and the merchant server say to each other (docs/merchant-server.md, Till and pre-check). */
import type { FulfilmentState, OrderState, OrderView, PaymentKind } from './order.js';

/** Codes that only the till's API has. */
export type TillErrorCode =
  | 'not_signed_in'
  | 'wrong_credentials'
  | 'operator_locked'
  | 'foreign_origin'
  | 'no_open_shift'
  | 'not_refundable'
  | 'too_much'
  | 'request_key_reused';

/** Sums of one kind of payment in a shift, in kopecks with tax. */
export interface ShiftSums {
  payment: PaymentKind;
  /** Orders that were paid. */
  paidCount: number;
  paidAmount: number;
  /** Guaranteed payments that are held and not taken yet. */
  heldCount: number;
  heldAmount: number;
  /** Refunds, pending ones included. */
  refundCount: number;
  refundAmount: number;
}

/** A shift of an operator with what its orders have come to until now. */
export interface ShiftView {
  id: string;
  operator: string;
  /** Epoch milliseconds. */
  openedAt: number;
  /** Epoch milliseconds; absent while the shift is open. */
  closedAt?: number;
  /** All orders, paid or not. */
  orderCount: number;
  /** One for each kind of payment that occurs. */
  sums: ShiftSums[];
}

/** Answer of `GET /api/till/session`: who is signed in. */
export interface TillSession {
  operator: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** The operator's open shift, if there is one. */
  shift?: ShiftView;
}

/** An order in the till's list. */
export interface TillOrderItem {
  id: string;
  number: string;
  state: OrderState;
  fulfilmentState: FulfilmentState;
  /** Kopecks with tax. */
  amount: number;
  /** Refunds in kopecks, pending ones included. */
  refunded: number;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** What can still be refunded of a line. */
export interface RefundableLine {
  /** Which line of the order, from 0. */
  line: number;
  /** Thousandths of the unit. */
  quantity: number;
  /** Kopecks with tax. */
  amount: number;
}

/** An order as its operator sees it. */
export interface TillOrderView<Summary = unknown, Fulfilment = unknown> extends OrderView<Summary, Fulfilment> {
  /** The operator. */
  operator: string;
  /** What can be refunded now. Empty before the payment, before the end of the fulfilment, and after a full refund. */
  refundable: RefundableLine[];
}

/** What of a line is to be refunded: goods in thousandths of the unit, or a sum in kopecks. */
export type RefundLineInput = { line: number; quantity: number } | { line: number; amount: number };

/** The sums of a refund before it is made. */
export interface RefundPreview {
  /** Kopecks with tax. */
  amount: number;
  /** Tax in `amount`. */
  vatAmount: number;
}
