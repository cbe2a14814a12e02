import type { Thousandths } from '@invoicebox/invoicebox-api/money';
import type { FinishedFulfilment, StoredOffer } from '../mini-app/order-types.js';
import { givenAllocations, sumAllocations } from '../order-model/allocations.js';
import type { Cancellation } from '../order-model/cancellation.js';
import type { ChangeContext } from '../order-model/change-orders.js';
import type { Order } from '../order-model/order.js';
import { changeOrder, type OrderChange } from '../order-model/order-store.js';
import { type FulfilmentEvent, nextFulfilmentState } from '../order-model/transitions.js';
import { enqueueJob } from '../outbox/job-table.js';
import { enqueueLetter } from './letters.js';
import { refundRest, returnMoney } from './refunds.js';

/** The event and change that a finished fulfilment comes to. */
interface FulfilmentEnd {
  event: FulfilmentEvent;
  change: OrderChange;
}

/** Thrown when a mini-app reports to have given what was not ordered. */
class GivenQuantityError extends Error {
  override readonly name = 'GivenQuantityError';
  /** Stable code for programs. */
  readonly code = 'wrong_given_quantity';
}

function requireOrdered({ lines }: StoredOffer, quantities: readonly Thousandths[]): void {
  if (quantities.length !== lines.length) {
    throw new GivenQuantityError(`${quantities.length} quantities were given: expected ${lines.length}, one a line.`);
  }
  lines.forEach(({ quantity }, index) => {
    const given = quantities[index] ?? Number.NaN;
    if (Number.isSafeInteger(given) && given >= 0 && given <= quantity) return;
    throw new GivenQuantityError(`Of line ${index} ${given} was given: expected 0 to ${quantity} thousandths.`);
  });
}

/** Causes in the order's history. */
const CAUSES: Readonly<Partial<Record<FulfilmentEvent, string>>> = {
  give_all: 'fulfilled',
  give_part: 'fulfilled in part',
  give_nothing: 'fulfilment unavailable',
};

/** Normalises a partial result: everything → `give_all`, zero money → `give_nothing`. */
function endOf({ offer }: Order, fulfilment: FinishedFulfilment): FulfilmentEnd {
  if (fulfilment.given === 'nothing') return { event: 'give_nothing', change: { failure: fulfilment.reason } };
  const ordered = offer.lines.map(({ quantity }) => quantity);
  if (fulfilment.given === 'all') return { event: 'give_all', change: { fulfilment: fulfilment.view, given: ordered } };
  const { quantities, view, reason } = fulfilment;
  requireOrdered(offer, quantities);
  const change: OrderChange = {
    fulfilment: view,
    given: quantities,
    ...(reason === undefined ? {} : { failure: reason }),
  };
  if (quantities.every((quantity, index) => quantity === ordered[index])) return { event: 'give_all', change };
  const { amount } = sumAllocations(givenAllocations(offer, quantities));
  return { event: amount > 0 ? 'give_part' : 'give_nothing', change };
}

/** The end of the fulfilment answers a cancellation that is still open. */
function answered(cancellation: Cancellation | undefined, state: Cancellation['state']): OrderChange {
  return cancellation?.state === 'requested' ? { cancellation: { ...cancellation, state } } : {};
}

/** Asks for the shipment of what was given and, of a payment, for the refund of the rest. */
async function settleGiven(context: ChangeContext, order: Order): Promise<Order> {
  const { tx, now } = context;
  const { id: orderId, state, offer, given = [] } = order;
  if (state !== 'hold' && state !== 'paid') return order;
  const isHold = state === 'hold';
  // The shipment captures no more of a hold than was given: there is nothing to refund.
  const settled = isHold ? order : await refundRest(context, order, givenAllocations(offer, given));
  enqueueJob(tx, { orderId, kind: 'ship_order', dueAt: now, payload: { isHold } });
  return settled;
}

/**
 * Ends an open fulfilment, with all that follows for the money. One that has ended stays as it is.
 *
 * @throws GivenQuantityError if more is reported as given than was ordered.
 */
export async function endFulfilment(
  context: ChangeContext,
  order: Order,
  fulfilment: FinishedFulfilment,
): Promise<Order> {
  const { event, change } = endOf(order, fulfilment);
  const fulfilmentState = nextFulfilmentState(order.fulfilmentState, event);
  if (fulfilmentState === undefined) return order;
  const { tx, now } = context;
  const nothing = event === 'give_nothing';
  const answer = answered(order.cancellation, nothing ? 'accepted' : 'refused');
  const cause = CAUSES[event] ?? event;
  const changed = changeOrder(context, order, { ...change, ...answer, fulfilmentState }, cause);
  if (!nothing) {
    enqueueLetter(context, changed, 'receipt');
    return settleGiven(context, changed);
  }
  enqueueJob(tx, { orderId: order.id, kind: 'release_service', dueAt: now });
  return returnMoney(context, changed);
}

/** Records the progress of a fulfilment. The same view again, or a view after the end, changes nothing. */
export async function recordProgress(context: ChangeContext, order: Order, view: unknown): Promise<Order> {
  const begun = nextFulfilmentState(order.fulfilmentState, 'begin');
  if (begun !== undefined) {
    return changeOrder(context, order, { fulfilmentState: begun, fulfilment: view }, 'fulfilment begun');
  }
  if (order.fulfilmentState !== 'in_progress') return order;
  if (JSON.stringify(order.fulfilment) === JSON.stringify(view)) return order;
  return changeOrder(context, order, { fulfilment: view }, 'fulfilment in progress');
}

/** Stops a fulfilment of which nothing was given, cancels its reservation, and returns the money. */
export async function stopFulfilment(context: ChangeContext, order: Order, cause: string): Promise<Order> {
  const fulfilmentState = nextFulfilmentState(order.fulfilmentState, 'stop');
  if (fulfilmentState === undefined) return order;
  const { tx, now } = context;
  const change = { fulfilmentState, ...answered(order.cancellation, 'accepted') };
  const changed = changeOrder(context, order, change, cause);
  enqueueJob(tx, { orderId: order.id, kind: 'release_service', dueAt: now });
  return returnMoney(context, changed);
}

/** Records that a cancellation came too late. */
export async function refuseCancellation(context: ChangeContext, order: Order): Promise<Order> {
  const change = answered(order.cancellation, 'refused');
  return change.cancellation ? changeOrder(context, order, change, 'cancel refused: the service has begun') : order;
}
