import { parseDateTime } from '../contract/date-time.js';
import type { ReceivedOrder } from '../contract/read/received.js';

type Status = ReceivedOrder['status'];

/** Whether an order still counts: it is neither canceled nor expired. One of an unknown status does. */
export function isLive({ status }: Pick<ReceivedOrder, 'status'>): boolean {
  return status !== 'canceled' && status !== 'expired';
}

/** Whether the buyer's money is in an order, taken or held: such an order is never canceled as a surplus. */
export function hasMoney({ status }: Pick<ReceivedOrder, 'status'>): boolean {
  return status === 'completed' || status === 'hold';
}

/** Whether an order may be canceled as a surplus: the buyer's money is not in it. Of an unknown status nobody knows. */
export function isUnpaid({ status }: Pick<ReceivedOrder, 'status'>): boolean {
  return status === 'created' || status === 'draft';
}

/** The live orders of one number, divided. */
export interface Survival {
  /** The one that counts; undefined when none is alive. */
  survivor: ReceivedOrder | undefined;
  /** Unpaid ones beside it: to be canceled. */
  surplus: ReceivedOrder[];
  /** Others that the buyer has paid as well: money to be returned, which a person or the merchant decides. */
  paidTwice: ReceivedOrder[];
}

const RANKS: Readonly<Record<Status, number>> = {
  completed: 0,
  hold: 1,
  unknown: 2,
  created: 3,
  draft: 3,
  canceled: 4,
  expired: 4,
};

/** When an order was made, epoch milliseconds; 0 where the answer does not say. */
const madeAt = ({ createdAt }: ReceivedOrder) => (createdAt === undefined ? undefined : parseDateTime(createdAt)) ?? 0;

/**
 * Decides which of several orders with one number counts, the same for everyone who asks: a paid one, then a held one,
 * then one of an unknown status, then the one that the merchant has already given to the buyer, then the earliest, then the least id.
 *
 * @param keepId Invoicebox's id of the order that the merchant knows, if it knows one.
 */
export function chooseSurvivor(orders: readonly ReceivedOrder[], keepId?: string): Survival {
  const ranked = orders.filter(isLive).sort((a, b) => {
    const byMoney = RANKS[a.status] - RANKS[b.status];
    const byKnown = Number(b.id === keepId) - Number(a.id === keepId);
    const byTime = madeAt(a) - madeAt(b);
    return byMoney || byKnown || byTime || (a.id < b.id ? -1 : 1);
  });
  const [survivor, ...others] = ranked;
  return {
    survivor,
    surplus: others.filter(isUnpaid),
    paidTwice: others.filter(hasMoney),
  };
}
