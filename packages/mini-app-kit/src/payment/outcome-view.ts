import type { Locale, PaymentState } from '@invoicebox/mini-app-ui';
import type { OrderView } from '../client/index.js';
import type { OrderOutcome } from '../order/order-outcome.js';
import type { OutcomeView, PaymentOptions } from './payment-options.js';
import type { PaymentTexts } from './texts.js';

const LOOKS: Readonly<Record<OrderOutcome, PaymentState>> = {
  waiting: 'waiting',
  late: 'late',
  added: 'late',
  payment_failed: 'failed',
  held: 'paid',
  paid: 'paid',
  in_progress: 'paid',
  fulfilled: 'paid',
  partial: 'late',
  unavailable: 'failed',
  canceling: 'waiting',
  refunded: 'canceled',
  hold_released: 'canceled',
  declined: 'canceled',
  canceled: 'canceled',
  expired: 'expired',
  rejected: 'failed',
};

/** The mini-app says why these came about. */
const WITH_REASON: ReadonlySet<OrderOutcome> = new Set(['partial', 'unavailable']);

function kitView(order: OrderView | null, outcome: OrderOutcome, text: PaymentTexts): OutcomeView {
  const look = LOOKS[outcome];
  // The UI kit tells at length what a late payment means.
  if (outcome === 'late') return { look };
  if (outcome === 'added' && order?.paymentUrl === undefined) {
    return { look: 'waiting', title: text.adding_title, text: text.adding_text };
  }
  const reason = WITH_REASON.has(outcome) ? order?.failure : undefined;
  return { look, title: text[`${outcome}_title`], text: reason ?? text[`${outcome}_text`] };
}

/** The view of an outcome: the kit's defaults, overridden by the app's `describe`. */
export function outcomeView<Summary, Fulfilment>(
  order: OrderView<Summary, Fulfilment> | null,
  outcome: OrderOutcome,
  { describe }: Pick<PaymentOptions<Summary, Fulfilment>, 'describe'>,
  { text, locale }: { text: PaymentTexts; locale: Locale },
): OutcomeView {
  return { name: outcome, ...kitView(order, outcome, text), ...(order && describe?.(order, outcome, locale)) };
}
