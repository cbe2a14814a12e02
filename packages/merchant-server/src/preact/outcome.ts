import type { OrderView } from '../api-types/index.js';

/**
 * What the page tells the buyer of their payment: `held` guaranteed, the service is given on it; `canceling` a cancel is
 * under way; `refunded` nothing is given, the money is on its way back or there (`refunds` of the order tell which);
 * `failed` the order was not taken; `late` nothing is known after a reasonable time.
 */
export type Outcome =
  | 'waiting'
  | 'held'
  | 'paid'
  | 'canceling'
  | 'refunded'
  | 'failed'
  | 'canceled'
  | 'expired'
  | 'late';

/** What the outcome follows from. */
export type JudgedOrder = Pick<OrderView, 'state' | 'fulfilmentState' | 'payment' | 'cancellation'>;

/** The outcome of an order whose money is there or expected. */
function outcomeOfOpen(order: JudgedOrder, late: boolean): Outcome {
  if (order.cancellation === 'requested') return 'canceling';
  if (order.fulfilmentState === 'stopped') return order.state === 'paid' ? 'refunded' : 'canceling';
  if (order.state === 'paid') return 'paid';
  if (order.state === 'hold' && order.payment === 'guaranteed') return 'held';
  return late ? 'late' : 'waiting';
}

/**
 * The outcome of an order by its own server's word.
 *
 * @param order the newest state, or null while none is known.
 * @param late whether the buyer has waited so long that they should be told what happens next.
 */
export function outcomeOf(order: JudgedOrder | null, late: boolean): Outcome {
  if (order === null) return late ? 'late' : 'waiting';
  if (order.fulfilmentState === 'unavailable') return 'refunded';
  switch (order.state) {
    case 'rejected':
      return 'failed';
    case 'canceled':
    case 'expired':
      return order.state;
    default:
      return outcomeOfOpen(order, late);
  }
}
