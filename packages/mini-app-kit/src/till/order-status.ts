import type { TillOrderItem } from '@invoicebox/merchant-server/page-api';
import type { TagProps } from '@invoicebox/mini-app-ui';
import type { RefundView } from '../client/index.js';
import { type OrderOutcome, orderOutcome } from '../order/order-outcome.js';
import type { texts } from './texts.js';

type Words = (typeof texts)['ru'] | (typeof texts)['en'];

/** The names of texts without values. */
type PlainText = { [Name in keyof Words]: Words[Name] extends string ? Name : never }[keyof Words];

/** How an order stands, for a tag. */
export interface OrderStatus {
  text: PlainText;
  tone: NonNullable<TagProps['tone']>;
}

const STATUSES: Readonly<Record<OrderOutcome, OrderStatus>> = {
  waiting: { text: 'awaiting', tone: 'warning' },
  late: { text: 'awaiting', tone: 'warning' },
  added: { text: 'awaiting', tone: 'warning' },
  payment_failed: { text: 'awaiting', tone: 'warning' },
  held: { text: 'held', tone: 'success' },
  paid: { text: 'giving', tone: 'success' },
  in_progress: { text: 'giving', tone: 'success' },
  fulfilled: { text: 'paid', tone: 'success' },
  partial: { text: 'partial', tone: 'success' },
  unavailable: { text: 'unavailable', tone: 'error' },
  canceling: { text: 'canceling', tone: 'neutral' },
  refunded: { text: 'canceled', tone: 'neutral' },
  hold_released: { text: 'canceled', tone: 'neutral' },
  declined: { text: 'canceled', tone: 'neutral' },
  canceled: { text: 'canceled', tone: 'neutral' },
  expired: { text: 'expired', tone: 'error' },
  rejected: { text: 'rejected', tone: 'error' },
};

/** The status of an order, as its own server reports it. */
export function orderStatus(order: Pick<TillOrderItem, 'state' | 'fulfilmentState'>): OrderStatus {
  // The list does not know the kind of payment; a hold is shown as held, whatever the kind.
  const outcome = orderOutcome({ ...order, mode: 'order', payment: 'guaranteed' }, { late: false });
  if (outcome === 'waiting' && order.state === 'created') return { text: 'sending', tone: 'neutral' };
  // The service of a held payment may be given already: the money is still only held.
  return order.state === 'hold' && outcome !== 'canceling' && outcome !== 'unavailable'
    ? STATUSES.held
    : STATUSES[outcome];
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
