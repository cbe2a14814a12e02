import type { BasketLine } from '@invoicebox/invoicebox-api/contract';
import type { RoundPolicy, Thousandths, VatCode } from '@invoicebox/invoicebox-api/money';
import type { PaymentKind } from '../page-api/index.js';

/** A line of an offer. Without a `vatCode` it has the seller's VAT, from the configuration. */
export type OfferLine = Omit<BasketLine, 'vatCode'> & { vatCode?: VatCode | undefined };

/** What a selection costs, and how Invoicebox and the page describe it. */
export interface Offer<Summary = unknown> {
  /** The order's description on the invoice, up to 1000 characters. */
  description: string;
  lines: OfferLine[];
  /** When to fulfil: after payment (`prepaid`, the default), or as soon as the money is held (`guaranteed`). */
  payment?: PaymentKind;
  /** How totals follow from price × quantity; `none` if absent. */
  roundPolicy?: RoundPolicy;
  /** Point of sale, if the operator has several. */
  shopId?: number | string;
  /** Sent with the order to Invoicebox, JSON. */
  metaData?: unknown;
  /** What was chosen, JSON: the page shows it with the order. */
  summary: Summary;
}

/** An offer as it is stored: with the VAT of each line, and the selection that it answers with its personal fields. */
export interface StoredOffer<Summary = unknown> extends Omit<Offer<Summary>, 'lines'> {
  lines: BasketLine[];
  /** Undefined of an order from before selections were stored. */
  selection?: unknown;
}

/** An order as the mini-app gets it. */
export interface PlacedOrder<Selection = unknown, Summary = unknown> {
  id: string;
  number: string;
  /** What the page sent, with its personal fields; undefined of an order from before selections were stored. */
  selection: Selection;
  /** What was quoted and ordered. */
  offer: StoredOffer<Summary>;
  locale: 'ru' | 'en';
}

/** An order whose money is there. */
export interface PaidOrder<Selection = unknown, Summary = unknown> extends PlacedOrder<Selection, Summary> {
  /** When it was paid or, for a guaranteed payment, when the money was held; epoch milliseconds. */
  paidAt: number;
}

/** The end of a fulfilment: all, part or nothing was given. Made by {@link all}, {@link part} and {@link nothing}. */
export type FinishedFulfilment<Given = unknown> =
  | {
      given: 'all';
      /** What the page shows, JSON: a voucher, an authorized pump. */
      view: Given;
    }
  | {
      given: 'part';
      /** What was given of each line of the offer, in their order, from zero to the line's quantity. */
      quantities: readonly Thousandths[];
      view: Given;
      /** Why not all of it, for the buyer. */
      reason?: string;
    }
  | {
      given: 'nothing';
      /** Why, for the buyer. */
      reason: string;
    };

/** The result of `fulfil`: finished, or in progress and reported later. */
export type Fulfilment<Given = unknown> =
  | FinishedFulfilment<Given>
  | {
      given: 'later';
      /** What the page shows meanwhile, JSON. */
      view: Given;
    };

/** Everything was given. @param view what the page shows, JSON: a voucher, a code. */
export function all<Given>(view: Given): Fulfilment<Given> {
  return { given: 'all', view };
}

/**
 * A part was given: it is shipped, the money for the rest is refunded.
 *
 * @param quantities of each line of the offer, in thousandths.
 * @param reason why not all of it, for the buyer.
 */
export function part<Given>(quantities: readonly Thousandths[], view: Given, reason?: string): Fulfilment<Given> {
  return { given: 'part', quantities, view, ...(reason === undefined ? {} : { reason }) };
}

/** Nothing can be given: the money is refunded. @param reason why, for the buyer. */
export function nothing(reason: string): Fulfilment<never> {
  return { given: 'nothing', reason };
}

/** The fulfilment has begun; its end is reported or polled. @param view what the page shows meanwhile, JSON. */
export function later<Given>(view: Given): Fulfilment<Given> {
  return { given: 'later', view };
}

/**
 * Reports of fulfilments in progress, e.g. of a pump that counts litres. Both calls are durable when they resolve, are
 * idempotent, and change nothing once the fulfilment has ended.
 */
export interface FulfilmentReports {
  /**
   * Updates what the page shows.
   *
   * @throws Error if there is no such order.
   */
  progress(orderId: string, view: unknown): Promise<void>;
  /**
   * Ends the fulfilment: what was given is shipped, the money for the rest is refunded.
   *
   * @throws Error if there is no such order, or if more was given than was ordered.
   */
  finish(orderId: string, fulfilment: FinishedFulfilment): Promise<void>;
}

/** Thrown by `quote`, `verify` and `reserve` for an unavailable selection. The buyer reads the message. */
export class SelectionUnavailableError extends Error {
  override readonly name = 'SelectionUnavailableError';
  /** Stable code, the same as in the page's API. */
  readonly code = 'selection_unavailable';
}

/** Thrown by `fulfil` when a paid order can never be fulfilled; the same as returning {@link nothing}. */
export class ShippingUnavailableError extends Error {
  override readonly name = 'ShippingUnavailableError';
  /** Stable code, the same as in a notification's answer. */
  readonly code = 'shipping_unavailable';
}
