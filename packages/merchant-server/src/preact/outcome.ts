import type { OrderView } from '../wire/index.js';

/**
 * What the page tells the buyer of their payment: `failed` where the order was not taken, `late` where nothing is
 * known after a reasonable time.
 */
export type Outcome = 'waiting' | 'paid' | 'failed' | 'canceled' | 'expired' | 'late';

/**
 * The outcome of an order by its own server's word.
 *
 * @param order the newest state, or null while none is known.
 * @param late whether the buyer has waited so long that they should be told what happens next.
 */
export function outcomeOf(order: Pick<OrderView, 'state'> | null, late: boolean): Outcome {
  switch (order?.state) {
    case 'paid':
      return 'paid';
    case 'rejected':
      return 'failed';
    case 'canceled':
    case 'expired':
      return order.state;
    default:
      return late ? 'late' : 'waiting';
  }
}
