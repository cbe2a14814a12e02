import type { Locale, PaymentState } from '@invoicebox/mini-app-ui';
import type { ComponentType } from 'preact';
import type { TextOverrides } from '../app/use-overridden-texts.js';
import type { OrderView } from '../client/index.js';
import type { FactsProps } from '../confirm/confirm-options.js';
import type { OrderOutcome } from '../order/order-outcome.js';
import type { PaymentTexts } from './texts.js';

export interface GivenProps<Summary, Fulfilment> {
  order: OrderView<Summary, Fulfilment>;
  /** What is given, or being given. */
  fulfilment: Fulfilment;
  outcome: OrderOutcome;
}

/** Title, text and actions of an outcome. Properties left out default to the kit's. */
export interface OutcomeView {
  /** A finer name, `data-outcome` of the screen. */
  name?: string;
  look?: PaymentState;
  title?: string;
  text?: string;
  /** False if it is too late, before the server says so. */
  cancelable?: boolean;
  /** The button that leads to `again`. */
  again?: string;
}

/** A mini-app's part of the payment screen. */
export interface PaymentOptions<Summary, Fulfilment> {
  /** What was ordered, while nothing of it is given. */
  Facts: ComponentType<FactsProps<Summary>>;
  /** What is given: a voucher, a counter. */
  Given?: ComponentType<GivenProps<Summary, Fulfilment>>;
  /** Rows of the receipt before the sums, as `ReceiptRow`s. */
  ReceiptRows?: ComponentType<{ order: OrderView<Summary, Fulfilment> }>;
  /** When it was given, for the receipt; epoch milliseconds. By default the time of the payment. */
  timeOf?: (order: OrderView<Summary, Fulfilment>) => number | undefined;
  /** The IANA zone of the place, for the receipt's time; by default the device's own. */
  timeZoneOf?: (order: OrderView<Summary, Fulfilment>) => string | undefined;
  /** Tells an outcome in the app's own words where a text alone cannot, e.g. with a pump's number. */
  describe?: (order: OrderView<Summary, Fulfilment>, outcome: OrderOutcome, locale: Locale) => OutcomeView;
  /** The address where the same can be chosen again, after an order that came to nothing. */
  again?: (summary: Summary, outcome: OrderOutcome) => string;
  texts?: TextOverrides<PaymentTexts>;
}
