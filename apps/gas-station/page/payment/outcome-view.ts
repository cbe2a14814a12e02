import type { OrderView } from '@invoicebox/merchant-server/page-client';
import type { Outcome } from '@invoicebox/merchant-server/preact';
import type { Fuelling, FuellingState } from '../../contract/fuelling.js';

/**
 * What the screen after the payment says.
 *
 * Before the money: `waiting`, `added` to the host's invoice, `payment_failed` (the buyer was sent back, the order can
 * still be paid), `late`. The way to the fuel: `held`, `releasing`, `pump_queued`, `released`, `lifted`, `dispensing`,
 * `finishing`. The ends with fuel: `done`, `partial`, `full_tank_done`. The ends without: `not_released`, `canceling`,
 * `canceled`, `refunded`, `expired`, `rejected`.
 */
export type OutcomeView =
  | 'waiting'
  | 'added'
  | 'payment_failed'
  | 'late'
  | 'held'
  | 'releasing'
  | 'pump_queued'
  | 'released'
  | 'lifted'
  | 'dispensing'
  | 'finishing'
  | 'done'
  | 'partial'
  | 'full_tank_done'
  | 'not_released'
  | 'canceling'
  | 'canceled'
  | 'refunded'
  | 'expired'
  | 'rejected';

/** After these nothing more happens to an order, but for its money. */
export const ENDS: ReadonlySet<OutcomeView> = new Set([
  'done',
  'partial',
  'full_tank_done',
  'not_released',
  'canceled',
  'refunded',
  'expired',
  'rejected',
]);

type JudgedOrder = Pick<
  OrderView<unknown, Fuelling>,
  'state' | 'mode' | 'payment' | 'fulfilmentState' | 'fulfilment' | 'failure' | 'cancellation'
>;

/** What the buyer is doing at the pump. */
const AT_THE_PUMP: Readonly<Record<FuellingState, OutcomeView>> = {
  queued: 'pump_queued',
  released: 'released',
  lifted: 'lifted',
  dispensing: 'dispensing',
  done: 'finishing',
};

/** The service has ended with some fuel. */
function afterFuelling({ payment, fulfilmentState, failure }: JudgedOrder): OutcomeView {
  if (payment === 'guaranteed') return failure === undefined ? 'full_tank_done' : 'partial';
  return fulfilmentState === 'partial' ? 'partial' : 'done';
}

/** An order whose money is there. */
function withMoney(order: JudgedOrder): OutcomeView {
  switch (order.fulfilmentState) {
    case 'none':
    case 'pending':
      return order.state === 'hold' ? 'held' : 'releasing';
    case 'in_progress':
      return order.fulfilment ? AT_THE_PUMP[order.fulfilment.state] : 'releasing';
    case 'unavailable':
      return 'not_released';
    case 'stopped':
      return order.state === 'paid' ? 'refunded' : 'canceling';
    default:
      return afterFuelling(order);
  }
}

/**
 * Judges an order by its own server's word. That the buyer came to the address for failed payments counts only as long as
 * that server says nothing else: an address proves nothing.
 *
 * @param order null while it is not known.
 */
export function outcomeView(
  order: JudgedOrder | null,
  { failPage, outcome }: { failPage: boolean; outcome: Outcome },
): OutcomeView {
  const unknown = outcome === 'late' ? 'late' : 'waiting';
  if (order === null) return unknown;
  if (order.cancellation === 'requested') return 'canceling';
  // Of a guaranteed payment that could not be used the hold was given up: the order is canceled, its service says why.
  if (order.fulfilmentState === 'unavailable') return 'not_released';
  switch (order.state) {
    case 'rejected':
    case 'canceled':
    case 'expired':
      return order.state;
    case 'paid':
      return withMoney(order);
    case 'hold':
      if (order.payment === 'guaranteed') return withMoney(order);
      return unknown;
    default:
      if (order.fulfilmentState === 'stopped') return 'canceling';
      if (order.mode === 'suborder') return 'added';
      return failPage ? 'payment_failed' : unknown;
  }
}
