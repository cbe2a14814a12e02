import type { Thousandths } from '@invoicebox/invoicebox-api';
import type { FinishedService, QuoteDraft } from '../mini-app.js';
import { enqueueJob } from '../outbox/outbox.js';
import type { Cancellation } from './cancellation.js';
import { givenShares, sumShares } from './line-shares.js';
import { type FulfilmentEvent, nextFulfilmentState } from './machine.js';
import { type ChangeContext, refundRest, sendMoneyBack } from './money-back.js';
import type { Order } from './order.js';
import { changeOrder, type OrderChange } from './order-store.js';

/** What the end of a service comes to. */
interface ServiceEnd {
  event: FulfilmentEvent;
  change: OrderChange;
}

/** Thrown when a mini-app says to have given what was not ordered. */
export class GivenQuantityError extends Error {
  override readonly name = 'GivenQuantityError';
  /** Stable code for programs. */
  readonly code = 'wrong_given_quantity';
}

function requireOrdered({ lines }: QuoteDraft, quantities: readonly Thousandths[]): void {
  if (quantities.length !== lines.length) {
    throw new GivenQuantityError(`${quantities.length} quantities were given: expected ${lines.length}, one a line.`);
  }
  lines.forEach(({ quantity }, index) => {
    const given = quantities[index] ?? Number.NaN;
    if (Number.isSafeInteger(given) && given >= 0 && given <= quantity) return;
    throw new GivenQuantityError(`Of line ${index} ${given} was given: expected 0 to ${quantity} thousandths.`);
  });
}

/** The ends of a service in the history. */
const CAUSES: Readonly<Partial<Record<FulfilmentEvent, string>>> = {
  give_all: 'fulfilled',
  give_part: 'fulfilled in part',
  give_nothing: 'fulfilment unavailable',
};

/** A part that is the whole, or worth nothing, is called so. */
function endOf({ draft }: Order, service: FinishedService): ServiceEnd {
  if (service.given === 'nothing') return { event: 'give_nothing', change: { failure: service.reason } };
  const ordered = draft.lines.map(({ quantity }) => quantity);
  if (service.given === 'all') return { event: 'give_all', change: { fulfilment: service.view, given: ordered } };
  const { quantities, view, reason } = service;
  requireOrdered(draft, quantities);
  const change: OrderChange = {
    fulfilment: view,
    given: quantities,
    ...(reason === undefined ? {} : { failure: reason }),
  };
  if (quantities.every((quantity, index) => quantity === ordered[index])) return { event: 'give_all', change };
  const { amount } = sumShares(givenShares(draft, quantities));
  return { event: amount > 0 ? 'give_part' : 'give_nothing', change };
}

/** A wish to cancel that was still open is answered by the service's end. */
function answered(cancellation: Cancellation | undefined, state: Cancellation['state']): OrderChange {
  return cancellation?.state === 'requested' ? { cancellation: { ...cancellation, state } } : {};
}

/** Tells Invoicebox what was given, and gives back the money for the rest. */
async function settleGiven({ tx, now }: ChangeContext, order: Order): Promise<Order> {
  const { id: orderId, state, draft, given = [] } = order;
  if (state !== 'hold' && state !== 'paid') return order;
  const isHold = state === 'hold';
  // Of a hold the shipment takes no more than was given: there is nothing to refund.
  const settled = isHold ? order : await refundRest({ tx, now }, order, givenShares(draft, given));
  enqueueJob(tx, { orderId, kind: 'ship_order', dueAt: now, payload: { isHold } });
  return settled;
}

/**
 * Ends a service that is under way, with everything that follows for the money; one that has ended stays as it is.
 *
 * @throws GivenQuantityError if more is said to be given than was ordered.
 */
export async function endService(context: ChangeContext, order: Order, service: FinishedService): Promise<Order> {
  const { event, change } = endOf(order, service);
  const fulfilmentState = nextFulfilmentState(order.fulfilmentState, event);
  if (fulfilmentState === undefined) return order;
  const { tx, now } = context;
  const nothing = event === 'give_nothing';
  const answer = answered(order.cancellation, nothing ? 'accepted' : 'refused');
  const cause = CAUSES[event] ?? event;
  const changed = changeOrder(tx, order, { ...change, ...answer, fulfilmentState }, cause, now);
  if (!nothing) return settleGiven(context, changed);
  enqueueJob(tx, { orderId: order.id, kind: 'release_service', dueAt: now });
  return sendMoneyBack(context, changed);
}

/** Notes how far a service in progress is. The same view again, and a view after the end, change nothing. */
export async function showProgress({ tx, now }: ChangeContext, order: Order, view: unknown): Promise<Order> {
  const begun = nextFulfilmentState(order.fulfilmentState, 'begin');
  if (begun !== undefined) {
    return changeOrder(tx, order, { fulfilmentState: begun, fulfilment: view }, 'fulfilment begun', now);
  }
  if (order.fulfilmentState !== 'in_progress') return order;
  if (JSON.stringify(order.fulfilment) === JSON.stringify(view)) return order;
  return changeOrder(tx, order, { fulfilment: view }, 'fulfilment in progress', now);
}

/** Ends a service of which nothing was given, before its time; what money there is goes back. */
export async function stopService(context: ChangeContext, order: Order, cause: string): Promise<Order> {
  const fulfilmentState = nextFulfilmentState(order.fulfilmentState, 'stop');
  if (fulfilmentState === undefined) return order;
  const change = { fulfilmentState, ...answered(order.cancellation, 'accepted') };
  return sendMoneyBack(context, changeOrder(context.tx, order, change, cause, context.now));
}

/** Notes that a wish to cancel came too late. */
export async function refuseCancellation({ tx, now }: ChangeContext, order: Order): Promise<Order> {
  const change = answered(order.cancellation, 'refused');
  return change.cancellation ? changeOrder(tx, order, change, 'cancel refused: the service has begun', now) : order;
}
