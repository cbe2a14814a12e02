import type { BasketLine } from '@invoicebox/invoicebox-api/contract';
import type { RoundPolicy, Thousandths } from '@invoicebox/invoicebox-api/money';
import type { z } from 'zod';
import type { PaymentKind } from './api-types/index.js';

/** What a selection costs and how Invoicebox is told of it: the mini-app's answer to «how much?». */
export interface QuoteDraft {
  /** The order's description on the invoice, up to 1000 characters. */
  description: string;
  lines: BasketLine[];
  /** When the service is given: after payment (`prepaid`, the default), or as soon as the money is held. */
  payment?: PaymentKind;
  /** How totals follow from price × quantity; `none` if absent. */
  roundPolicy?: RoundPolicy;
  /** Point of sale, where the operator has several. */
  shopId?: number | string;
  /** Goes with the order to Invoicebox, JSON. */
  metaData?: unknown;
  /** What was chosen, for the page to show again at any time, JSON. */
  summary: unknown;
}

/** An order in the hands of the mini-app. */
export interface PlacedOrder {
  id: string;
  number: string;
  /** The draft that was quoted and ordered. */
  draft: QuoteDraft;
  locale: 'ru' | 'en';
}

/** A paid order in the hands of {@link MiniApp.fulfil}. */
export interface PaidOrder extends PlacedOrder {
  /** When it was paid or, for a guaranteed payment, when the money was held; epoch milliseconds. */
  paidAt: number;
}

/** A service that is at its end: given whole, in part, or not at all. */
export type FinishedFulfilment =
  | {
      given: 'all';
      /** What the page shows, JSON: a voucher, a released pump. */
      view: unknown;
    }
  | {
      given: 'part';
      /** What was given of each line of the draft, in their order: from zero to the line's quantity. */
      quantities: readonly Thousandths[];
      view: unknown;
      /** Why not all of it, for the buyer. */
      reason?: string;
    }
  | {
      given: 'nothing';
      /** Why, for the buyer. */
      reason: string;
    };

/** What {@link MiniApp.fulfil} has come to: an end, or a service that is told of later. */
export type Fulfilment =
  | FinishedFulfilment
  | {
      given: 'later';
      /** What the page shows meanwhile, JSON. */
      view: unknown;
    };

/**
 * How a mini-app tells of services in progress: a pump that counts litres. Both calls are durable when they resolve,
 * may be repeated, and change nothing once the service has ended.
 */
export interface FulfilmentReports {
  /**
   * Shows the page how far the service is.
   *
   * @throws Error if there is no such order.
   */
  progress(orderId: string, view: unknown): Promise<void>;
  /**
   * Ends the service: what was given is shipped, the money for the rest goes back.
   *
   * @throws Error if there is no such order, or if more is said to be given than was ordered.
   */
  finish(orderId: string, service: FinishedFulfilment): Promise<void>;
}

/**
 * Thrown by {@link MiniApp.quote} and {@link MiniApp.reserve} when the selection cannot be had; the message is for the
 * buyer.
 */
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
  orderPrefix: string;
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
   * Called once, before any order, with the way to tell of services in progress.
   *
   * @param reports good for the server's whole life.
   */
  onStart?(reports: FulfilmentReports): void;
  /**
   * Sets what was ordered aside, before the buyer can pay. May be called again for the same order.
   *
   * @throws SelectionUnavailableError if it is gone: the order is rejected; any other error is tried again.
   */
  reserve?(order: PlacedOrder): Promise<void>;
  /**
   * Gives the service, after payment or, for a guaranteed payment, when the money is held. May be called again for the
   * same order after a crash and must then give the same service, not a second one. A service in progress (`later`) is
   * asked for again now and then until its end is known: its mini-app answers by what has become of it.
   *
   * @throws ShippingUnavailableError if the service can never be given; any other error is tried again.
   */
  fulfil(order: PaidOrder): Promise<Fulfilment>;
  /**
   * Gives up what was set aside, when the order ends without payment or its money goes back, and stops a service that
   * is to be canceled, if it can. May be called again for the same order, at the same time as `fulfil`, and for an order
   * that was never reserved.
   *
   * @returns `released`: from now on `fulfil` gives nothing for this order (a call that is under way ends with
   *   ShippingUnavailableError); `too_late`: something was given already, or is being given.
   */
  cancelReservation?(order: PlacedOrder): Promise<'released' | 'too_late'>;
}
