import type { BasketLine, RoundPolicy } from '@invoicebox/invoicebox-api';
import type { z } from 'zod';

/** What a selection costs and how Invoicebox is told of it: the mini-app's answer to «how much?». */
export interface QuoteDraft {
  /** The order's description on the invoice, up to 1000 characters. */
  description: string;
  lines: BasketLine[];
  /** How totals follow from price × quantity; `none` if absent. */
  roundPolicy?: RoundPolicy;
  /** Point of sale, where the operator has several. */
  shopId?: number | string;
  /** Goes with the order to Invoicebox, JSON. */
  metaData?: unknown;
  /** What was chosen, for the page to show again at any time, JSON. */
  summary: unknown;
}

/** A paid order in the hands of {@link MiniApp.fulfil}. */
export interface PaidOrder {
  id: string;
  number: string;
  /** The draft that was quoted and paid. */
  draft: QuoteDraft;
  locale: 'ru' | 'en';
  /** Epoch milliseconds. */
  paidAt: number;
}

/** Thrown by {@link MiniApp.quote} when the selection cannot be had; the message is for the buyer. */
export class SelectionUnavailableError extends Error {
  override readonly name = 'SelectionUnavailableError';
  /** Stable code, the same as in the page's API. */
  readonly code = 'selection_unavailable';
}

/** Thrown by {@link MiniApp.fulfil} when the paid service can never be given; the message is for the buyer. */
export class ShippingUnavailableError extends Error {
  override readonly name = 'ShippingUnavailableError';
  /** Stable code, the same as in a notification's answer. */
  readonly code = 'shipping_unavailable';
}

/** The part of a merchant server that differs from one mini-app to the next. */
export interface MiniApp<Selection> {
  /** Short name in order numbers, two or three Latin capitals. */
  numberPrefix: string;
  /** How long an order can be paid, in milliseconds. */
  paymentTimeMs: number;
  /** Shape of what the page sends as a selection. */
  selectionSchema: z.ZodType<Selection>;
  /**
   * Prices a selection. Prices come from here and never from the page.
   *
   * @throws SelectionUnavailableError if it cannot be had.
   */
  quote(selection: Selection, locale: 'ru' | 'en'): Promise<QuoteDraft>;
  /**
   * Gives the service after payment. May be called again for the same order after a crash and must then give the
   * same service, not a second one.
   *
   * @returns what the page shows, JSON: a voucher, a released pump.
   * @throws ShippingUnavailableError if the service can never be given; any other error is tried again.
   */
  fulfil(order: PaidOrder): Promise<unknown>;
}
