import { parseDateTime } from '../contract/date-time.js';
import type { OrderResponse, OrderStatus } from '../contract/order.js';

/** Statuses of an order that still counts. */
const LIVE: ReadonlySet<OrderStatus> = new Set(['draft', 'created', 'hold', 'completed']);

/** Whether an order still counts: it is neither canceled nor expired. */
export function isLive({ status }: OrderResponse): boolean {
  return LIVE.has(status);
}

/** Whether the buyer's money is in an order, taken or held: such an order is never canceled as a surplus. */
export function hasMoney({ status }: OrderResponse): boolean {
  return status === 'completed' || status === 'hold';
}

/** The live orders of one number, divided. */
export interface Survival {
  /** The one that counts; undefined when none is alive. */
  survivor: OrderResponse | undefined;
  /** Unpaid ones beside it: to be canceled. */
  surplus: OrderResponse[];
  /** Others that the buyer has paid as well: money to be returned, which a person or the merchant decides. */
  paidTwice: OrderResponse[];
}

const RANKS: Readonly<Record<OrderStatus, number>> = {
  completed: 0,
  hold: 1,
  created: 2,
  draft: 2,
  canceled: 3,
  expired: 3,
};

/**
 * Decides which of several orders with one number counts, the same for everyone who asks: a paid one, then a held one,
 * then the one that the merchant has already given to the buyer, then the earliest, then the least id.
 *
 * @param keepId Invoicebox's id of the order that the merchant knows, if it knows one.
 */
export function chooseSurvivor(orders: readonly OrderResponse[], keepId?: string): Survival {
  const ranked = orders.filter(isLive).sort((a, b) => {
    const byMoney = RANKS[a.status] - RANKS[b.status];
    const byKnown = Number(b.id === keepId) - Number(a.id === keepId);
    const byTime = (parseDateTime(a.createdAt) ?? 0) - (parseDateTime(b.createdAt) ?? 0);
    return byMoney || byKnown || byTime || (a.id < b.id ? -1 : 1);
  });
  const [survivor, ...others] = ranked;
  return {
    survivor,
    surplus: others.filter((order) => !hasMoney(order)),
    paidTwice: others.filter(hasMoney),
  };
}
