import { InvoiceboxApiError } from '@invoicebox/invoicebox-api';
import { availableOf, type ReceivedOrder } from '@invoicebox/invoicebox-api/contract';
import { sumKopecks } from '@invoicebox/invoicebox-api/money';
import { z } from 'zod';
import { fullAllocations, givenAllocations, sumAllocations, wireItems } from '../../order-model/allocations.js';
import type { ChangeContext } from '../../order-model/change-orders.js';
import type { Order } from '../../order-model/order.js';
import { changeOrder } from '../../order-model/order-store.js';
import { CLOSED_UNPAID, GIVEN, NOTHING_GIVEN } from '../../order-model/transitions.js';
import type { JobHandler } from '../../outbox/job.js';
import { applyPaymentUpdate, EVENT_OF_STATUS, type PaymentUpdate } from '../payment-changes.js';
import { addRefund, refundRest } from '../refunds.js';
import type { JobDeps } from './job-deps.js';

/** Cancels an order at Invoicebox if it is open, a hold included. @returns the order as it is then. */
async function cancelThere({ client }: JobDeps, invoiceboxId: string): Promise<ReceivedOrder> {
  const order = await client.getOrder(invoiceboxId);
  const isOpen = order.status === 'created' || order.status === 'draft' || order.status === 'hold';
  return isOpen ? client.cancelOrder(invoiceboxId) : order;
}

/** Cancels the order at Invoicebox that belongs to a canceled one here. @returns it, if there is one. */
async function endOrderThere(
  deps: JobDeps,
  order: Order,
): Promise<Pick<ReceivedOrder, 'id' | 'status' | 'statusText'> | undefined> {
  if (order.invoiceboxId !== undefined) return cancelThere(deps, order.invoiceboxId);
  const number = { merchantOrderId: order.number, merchantId: deps.address.merchantId };
  return (await deps.client.settleDuplicates(number, { keepNone: true })).survivor;
}

/** Cancels an order of which nothing is given, before its payment or with all of its hold. A faster payment stays. */
export function cancelOrderHandler(deps: JobDeps): JobHandler<PaymentUpdate> {
  return {
    async run(order) {
      const isOpen = order.state !== 'paid' && !CLOSED_UNPAID.has(order.state);
      if (!isOpen || !NOTHING_GIVEN.has(order.fulfilmentState)) return undefined;
      const ended = await endOrderThere(deps, order);
      const event = ended ? EVENT_OF_STATUS[ended.status] : 'canceled';
      if (event === undefined) {
        throw new Error(`The order ${order.number} is still ${ended?.statusText ?? ended?.status} at Invoicebox.`);
      }
      return { event, invoiceboxId: ended?.id, cause: `invoicebox: ${ended?.status ?? 'nothing to cancel'}` };
    },
    async apply(context, order, update) {
      return (await applyPaymentUpdate(context, order, update)).order;
    },
  };
}

/** For the operator: no program can get this money. */
const GIVEN_WITHOUT_MONEY = 'Something was given, and its money cannot be had.';

/** What was captured of a shipped hold: what was given or, if the hold was charged meanwhile, all of it. */
async function capturedOf({ client }: JobDeps, invoiceboxId: string, given: number): Promise<number> {
  const basket = await client.getRefundBasket(invoiceboxId);
  return Math.max(given, sumKopecks(basket.map((line) => availableOf(line).amount)));
}

/** What Invoicebox has shipped. */
interface Shipment {
  shipmentId: string;
  /** What was taken of a hold, in kopecks; undefined for a prepaid order. */
  captured: number | undefined;
  cause: string;
}

/** Stores the shipment. If more was captured of a hold than was given, the rest is refunded like that of a payment. */
async function applyShipment(context: ChangeContext, order: Order, shipment: Shipment): Promise<Order> {
  const { shipmentId, captured, cause } = shipment;
  const change = { shipmentId, ...(captured === undefined ? {} : { captured }) };
  const changed = changeOrder(context, order, change, cause);
  const given = givenAllocations(order.offer, order.given ?? []);
  const tooMuch = captured !== undefined && captured > sumAllocations(given).amount;
  return tooMuch ? refundRest(context, changed, given) : changed;
}

const shipmentSchema = z.object({ isHold: z.boolean() });

/** Ships what was given. Of a hold just that is captured. */
async function ship(
  deps: JobDeps,
  order: Order,
  invoiceboxId: string,
  { isHold, isFirstAttempt }: { isHold: boolean; isFirstAttempt: boolean },
): Promise<Shipment> {
  const { offer, number, given = [] } = order;
  const allocations = givenAllocations(offer, given);
  const shipment = { orderId: invoiceboxId, documentNumber: number, basketItems: wireItems(offer, allocations) };
  // The only shipment of the order is its last one: if the network sends it twice, the second is refused.
  const { made } = await deps.client.ensureShipment({ ...shipment, final: true }, isFirstAttempt);
  const shipmentId = String(made.id);
  if (!isHold) return { shipmentId, captured: undefined, cause: 'shipped' };
  const { amount } = sumAllocations(allocations);
  const isWhole = amount === sumAllocations(fullAllocations(offer)).amount;
  const captured = isWhole ? amount : await capturedOf(deps, invoiceboxId, amount);
  return { shipmentId, captured, cause: 'shipped and captured' };
}

/** The update of a hold that ended at Invoicebox before its shipment; undefined if the shipment is to be retried. */
async function lostHold({ client }: JobDeps, invoiceboxId: string, error: unknown): Promise<PaymentUpdate | undefined> {
  if (!(error instanceof InvoiceboxApiError) || !error.isFinal) return undefined;
  const { status } = await client.getOrder(invoiceboxId);
  const event = EVENT_OF_STATUS[status];
  if (event !== 'canceled' && event !== 'expired') return undefined;
  return { event, invoiceboxId, cause: `invoicebox: ${status} before the shipment` };
}

/** Tells Invoicebox what was given: the closing documents follow, and of a hold just that is captured. */
export function shipOrderHandler(deps: JobDeps): JobHandler<{ shipment: Shipment } | { lostHold: PaymentUpdate }> {
  const { log } = deps;
  return {
    async run(order, { isFirstAttempt, payload }) {
      // From the payload: the answer to an earlier attempt may be lost, and the notification of its capture be here.
      const { isHold } = shipmentSchema.parse(payload);
      const { id: orderId, invoiceboxId, shipmentId, state, number } = order;
      if (shipmentId !== undefined || invoiceboxId === undefined || !GIVEN.has(order.fulfilmentState)) return undefined;
      if (CLOSED_UNPAID.has(state)) {
        log.error({ orderId, number, state }, GIVEN_WITHOUT_MONEY);
        return undefined;
      }
      try {
        return { shipment: await ship(deps, order, invoiceboxId, { isHold, isFirstAttempt }) };
      } catch (error) {
        const update = isHold ? await lostHold(deps, invoiceboxId, error) : undefined;
        if (!update) throw error;
        log.error({ orderId, number, err: error }, GIVEN_WITHOUT_MONEY);
        return { lostHold: update };
      }
    },
    async apply(context, order, result) {
      if ('shipment' in result) return applyShipment(context, order, result.shipment);
      return (await applyPaymentUpdate(context, order, result.lostHold)).order;
    },
  };
}

const surplusSchema = z.object({ invoiceboxId: z.string() });

/**
 * Refunds money that came too late, or to another order of the number. A closed order becomes the one that was paid,
 * whichever of its number that is, so that both sides say the same of it.
 */
async function refundSurplus(context: ChangeContext, order: Order, paid: ReceivedOrder): Promise<Order> {
  const isOwn = order.invoiceboxId === undefined || order.invoiceboxId === paid.id;
  if (isOwn || CLOSED_UNPAID.has(order.state)) {
    const cause = 'invoicebox: completed after the end';
    return (await applyPaymentUpdate(context, order, { event: 'paid_late', invoiceboxId: paid.id, cause })).order;
  }
  return addRefund(context, order, {
    requestKey: `surplus:${paid.id}`,
    reason: 'paid_twice',
    invoiceboxOrderId: paid.id,
    lines: fullAllocations(order.offer),
  });
}

/** Returns money that an order has no right to: paid twice, or after its end. Invoicebox alone is believed. */
export function returnSurplusHandler({ client, address }: JobDeps): JobHandler<ReceivedOrder> {
  return {
    async run(order, { payload }) {
      const surplus = await client.getOrder(surplusSchema.parse(payload).invoiceboxId);
      const { merchantOrderId = order.number, merchantId = address.merchantId, statusText } = surplus;
      if (merchantOrderId !== order.number || merchantId !== address.merchantId) return undefined;
      const hasRight = surplus.id === order.invoiceboxId && !CLOSED_UNPAID.has(order.state);
      if (hasRight) return undefined;
      if (surplus.status === 'unknown') throw new Error(`The order ${surplus.id} is ${statusText} at Invoicebox.`);
      if (surplus.status === 'hold') return client.cancelOrder(surplus.id);
      return surplus.status === 'completed' ? surplus : undefined;
    },
    async apply(context, order, surplus) {
      if (surplus.status === 'completed') return refundSurplus(context, order, surplus);
      return changeOrder(context, order, {}, `invoicebox: a surplus hold is ${surplus.status}`);
    },
  };
}
