import type { TillOrderItem } from '../api-types/till.js';
import type { RefundView } from '../page-client/index.js';
import { outcomeOf } from '../preact/outcome.js';
import type { TagProps } from './kit.js';
import type { texts } from './texts.js';

type Words = (typeof texts)['ru'] | (typeof texts)['en'];

/** The names of texts without values. */
type PlainText = { [Name in keyof Words]: Words[Name] extends string ? Name : never }[keyof Words];

/** How an order stands, for a tag. */
export interface OrderStatus {
  text: PlainText;
  tone: NonNullable<TagProps['tone']>;
}

const PAID: Readonly<Record<TillOrderItem['fulfilmentState'], OrderStatus>> = {
  none: { text: 'giving', tone: 'success' },
  pending: { text: 'giving', tone: 'success' },
  in_progress: { text: 'giving', tone: 'success' },
  fulfilled: { text: 'paid', tone: 'success' },
  partial: { text: 'partial', tone: 'success' },
  unavailable: { text: 'unavailable', tone: 'error' },
  stopped: { text: 'canceled', tone: 'neutral' },
};

/** Judges an order by its own server's word. */
export function orderStatus(order: Pick<TillOrderItem, 'state' | 'fulfilmentState'>): OrderStatus {
  // The list knows no kind of payment: a hold is told as what it is.
  const outcome = outcomeOf({ ...order, payment: 'guaranteed' }, false);
  switch (outcome) {
    case 'paid':
      return PAID[order.fulfilmentState];
    case 'held':
      return { text: 'held', tone: 'success' };
    case 'refunded':
      return order.fulfilmentState === 'unavailable' ? PAID.unavailable : PAID.stopped;
    case 'canceling':
      return { text: 'canceling', tone: 'neutral' };
    case 'canceled':
      return { text: 'canceled', tone: 'neutral' };
    case 'expired':
      return { text: 'expired', tone: 'error' };
    case 'failed':
      return { text: 'rejected', tone: 'error' };
    default:
      return order.state === 'created' ? { text: 'sending', tone: 'neutral' } : { text: 'awaiting', tone: 'warning' };
  }
}

/** Why money goes back, for a person. */
export const REFUND_REASONS: Readonly<Record<RefundView['reason'], PlainText>> = {
  canceled: 'reasonCanceled',
  unavailable: 'reasonUnavailable',
  rest: 'reasonRest',
  operator: 'reasonOperator',
  late_payment: 'reasonLate',
  paid_twice: 'reasonTwice',
};

/** Where money stands that goes back, for a person. */
export const REFUND_STATES: Readonly<Record<RefundView['state'], PlainText>> = {
  pending: 'refundPending',
  completed: 'refundCompleted',
  failed: 'refundFailed',
};
