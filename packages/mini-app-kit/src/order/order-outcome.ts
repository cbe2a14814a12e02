import type { OrderView } from '@invoicebox/merchant-server/page-api';

/**
 * Where an order stands, for its buyer:
 *
 * - not paid: `waiting`, `late` (still not paid after a minute), `added` to the host's invoice, `payment_failed` (can be
 *   paid again);
 * - paid, or held for a guaranteed payment: `paid` or `held` before the service begins, `in_progress`, `fulfilled`,
 *   `partial`;
 * - no service: `unavailable` (the service failed, the money goes back), `canceling`, `refunded` (canceled after the
 *   payment), `hold_released` (canceled or expired while the sum was held); and where no money was taken: `declined` on the payment
 *   page, `canceled` here, `expired`, `rejected`.
 */
export type OrderOutcome =
  | 'waiting'
  | 'late'
  | 'added'
  | 'payment_failed'
  | 'held'
  | 'paid'
  | 'in_progress'
  | 'fulfilled'
  | 'partial'
  | 'unavailable'
  | 'canceling'
  | 'refunded'
  | 'hold_released'
  | 'declined'
  | 'canceled'
  | 'expired'
  | 'rejected';

const ENDED: ReadonlySet<OrderOutcome> = new Set([
  'fulfilled',
  'partial',
  'unavailable',
  'refunded',
  'hold_released',
  'declined',
  'canceled',
  'expired',
  'rejected',
]);

/** Whether an order is over: only a refund may still change. */
export function hasEnded(outcome: OrderOutcome): boolean {
  return ENDED.has(outcome);
}

/** The fields of an order that its outcome depends on. */
export type OutcomeFields = Pick<
  OrderView,
  'state' | 'mode' | 'payment' | 'fulfilmentState' | 'cancellation' | 'heldAt'
>;

/** What the page knows beside the order. */
export interface OutcomeOptions {
  /** The buyer has waited for a minute: {@link OrderFlow.late}. */
  late: boolean;
  /** The payment page sent the buyer to `/payment/fail`. A hint: anybody can open that address. */
  failPage?: boolean;
}

function serviceOutcome({ state, fulfilmentState }: OutcomeFields): OrderOutcome {
  switch (fulfilmentState) {
    case 'in_progress':
    case 'fulfilled':
    case 'partial':
      return fulfilmentState;
    default:
      return state === 'hold' ? 'held' : 'paid';
  }
}

/**
 * The outcome of an order, as its own server reports it.
 *
 * @param order null until it is loaded.
 */
export function orderOutcome(order: OutcomeFields | null, { late, failPage = false }: OutcomeOptions): OrderOutcome {
  const unpaid = late ? 'late' : 'waiting';
  if (order === null) return unpaid;
  const { state, mode, payment, fulfilmentState, cancellation, heldAt } = order;
  if (cancellation === 'requested') return 'canceling';
  // Before `canceled`: when the service of a guaranteed payment fails, its hold is released and the order canceled.
  if (fulfilmentState === 'unavailable') return 'unavailable';
  if (state === 'rejected') return 'rejected';
  if (state === 'canceled' || state === 'expired') {
    if (heldAt !== undefined) return 'hold_released';
    return state === 'canceled' && cancellation === undefined ? 'declined' : state;
  }
  if (fulfilmentState === 'stopped') return state === 'paid' ? 'refunded' : 'canceling';
  if (state === 'paid' || (state === 'hold' && payment === 'guaranteed')) return serviceOutcome(order);
  if (mode === 'suborder') return 'added';
  return failPage && state !== 'hold' ? 'payment_failed' : unpaid;
}
