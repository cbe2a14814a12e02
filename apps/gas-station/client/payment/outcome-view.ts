import type { OrderView } from '@invoicebox/merchant-server/client';
import type { Outcome } from '@invoicebox/merchant-server/preact';

/**
 * What the payment screen says: beside the order's own states whether the order was added to the host's invoice, how
 * far the pump is, and whether the buyer was sent back by the payment page without having paid.
 */
export type OutcomeView =
  | 'waiting'
  | 'added'
  | 'releasing'
  | 'released'
  | 'not_released'
  | 'rejected'
  | 'payment_failed'
  | 'canceled'
  | 'expired'
  | 'late';

type JudgedOrder = Pick<OrderView, 'state' | 'mode' | 'fulfilmentState'>;

const PAID_VIEWS: Readonly<Record<JudgedOrder['fulfilmentState'], OutcomeView>> = {
  none: 'releasing',
  pending: 'releasing',
  in_progress: 'released',
  fulfilled: 'released',
  partial: 'released',
  unavailable: 'not_released',
  stopped: 'canceled',
};

/**
 * Judges an order. That the buyer came to the address for failed payments counts only as long as the order's server
 * says nothing else: an address proves nothing.
 *
 * @param order null while it is not known.
 */
export function outcomeView(
  order: JudgedOrder | null,
  { failPage, outcome }: { failPage: boolean; outcome: Outcome },
): OutcomeView {
  const unknown = outcome === 'late' ? 'late' : 'waiting';
  if (order === null) return unknown;
  switch (order.state) {
    case 'paid':
      return PAID_VIEWS[order.fulfilmentState];
    case 'rejected':
    case 'canceled':
    case 'expired':
      return order.state;
    default:
      if (order.mode === 'suborder') return 'added';
      return failPage ? 'payment_failed' : unknown;
  }
}
