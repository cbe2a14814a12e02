import type { BasketLine } from '@invoicebox/invoicebox-api/contract';
import type { RoundPolicy, Thousandths } from '@invoicebox/invoicebox-api/money';
import type { z } from 'zod';
import type { PaymentKind } from './page-api/index.js';

/** The price of a selection, and the description sent to Invoicebox. */
export interface QuoteDraft {
  /** The order's description on the invoice, up to 1000 characters. */
  description: string;
  lines: BasketLine[];
  /** When to fulfil: after payment (`prepaid`, the default), or as soon as the money is held (`guaranteed`). */
  payment?: PaymentKind;
  /** How totals follow from price × quantity; `none` if absent. */
  roundPolicy?: RoundPolicy;
  /** Point of sale, if the operator has several. */
  shopId?: number | string;
  /** Sent with the order to Invoicebox, JSON. */
  metaData?: unknown;
  /** What was chosen, JSON: the page shows it with the order. */
  summary: unknown;
}

/** An order as the mini-app gets it. */
export interface PlacedOrder {
  id: string;
  number: string;
  /** The draft that was quoted and ordered. */
  draft: QuoteDraft;
  locale: 'ru' | 'en';
}

/** A paid order as {@link MiniApp.fulfil} gets it. */
export interface PaidOrder extends PlacedOrder {
  /** When it was paid or, for a guaranteed payment, when the money was held; epoch milliseconds. */
  paidAt: number;
}

/** The end of a fulfilment: all, part or nothing was given. */
export type FinishedFulfilment =
  | {
      given: 'all';
      /** What the page shows, JSON: a voucher, an authorized pump. */
      view: unknown;
    }
  | {
      given: 'part';
      /** What was given of each line of the draft, in their order, from zero to the line's quantity. */
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

/** The result of {@link MiniApp.fulfil}: finished, or in progress and reported later. */
export type Fulfilment =
  | FinishedFulfilment
  | {
      given: 'later';
      /** What the page shows meanwhile, JSON. */
      view: unknown;
    };

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
  finish(orderId: string, service: FinishedFulfilment): Promise<void>;
}

/** Thrown by {@link MiniApp.quote} and {@link MiniApp.reserve} for an unavailable selection. The buyer reads the message. */
export class SelectionUnavailableError extends Error {
  override readonly name = 'SelectionUnavailableError';
  /** Stable code, the same as in the page's API. */
  readonly code = 'selection_unavailable';
}

/** Thrown by {@link MiniApp.fulfil} when a paid order can never be fulfilled. The buyer reads the message. */
export class ShippingUnavailableError extends Error {
  override readonly name = 'ShippingUnavailableError';
  /** Stable code, the same as in a notification's answer. */
  readonly code = 'shipping_unavailable';
}

/** What a mini-app adds to the merchant server. */
export interface MiniApp<Selection> {
  /** Prefix of order numbers, two or three Latin capitals. */
  orderPrefix: string;
  /** How long an order can be paid. */
  paymentTimeMs: number;
  /** Schema of the selection that the page sends. */
  selectionSchema: z.ZodType<Selection>;
  /**
   * Prices a selection. Prices come from here and never from the page.
   *
   * @throws SelectionUnavailableError if it is unavailable.
   */
  quote(selection: Selection, locale: 'ru' | 'en'): Promise<QuoteDraft>;
  /**
   * Called once, before any order.
   *
   * @param reports reports fulfilments in progress, for the server's whole life.
   */
  onStart?(reports: FulfilmentReports): void;
  /**
   * Reserves what was ordered, before the buyer can pay. Idempotent.
   *
   * @throws SelectionUnavailableError if it is gone: the order is rejected. Any other error is retried.
   */
  reserve?(order: PlacedOrder): Promise<void>;
  /**
   * Fulfils an order, after payment or, for a guaranteed payment, when the money is held. Idempotent: called again, e.g.
   * after a crash, it must give nothing a second time. A fulfilment in progress (`later`) is polled by this call until its
   * end is known.
   *
   * @throws ShippingUnavailableError if it can never be fulfilled. Any other error is retried.
   */
  fulfil(order: PaidOrder): Promise<Fulfilment>;
  /**
   * Cancels the reservation when the order ends without payment or is refunded, and stops a fulfilment if it can.
   * Idempotent; may be called while `fulfil` is running, and for an order that was never reserved.
   *
   * @returns `released`: from now on `fulfil` gives nothing for this order (a running call ends with
   *   ShippingUnavailableError); `too_late`: something was given or is being given.
   */
  cancelReservation?(order: PlacedOrder): Promise<'released' | 'too_late'>;
}
