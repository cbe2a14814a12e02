import { InvoiceboxApiError, kopecksFromRoubles, type OrderResponse, sumKopecks } from '@invoicebox/invoicebox-api';
import { z } from 'zod';
import type { JobHandler } from '../../outbox/outbox.js';
import { givenShares, sumShares, wholeShares, wireItems } from '../line-shares.js';
import { GIVEN, NOTHING_GIVEN, OVER_UNPAID } from '../machine.js';
import { addRefund, type ChangeContext, refundRest } from '../money-back.js';
import type { Order } from '../order.js';
import { readKnownOrder } from '../order-reader.js';
import { changeOrder } from '../order-store.js';
import { applyPaymentNews, EVENT_OF_STATUS, type PaymentNews } from '../payment-changes.js';
import { changing, type JobParts } from './job-parts.js';

/** Cancels what is still open there, a hold too; what is paid or over already stays. The order as it is then. */
async function endThere({ client }: JobParts, invoiceboxId: string): Promise<OrderResponse> {
  const order = await client.getOrder(invoiceboxId);
  const isOpen = order.status === 'created' || order.status === 'draft' || order.status === 'hold';
  return isOpen ? client.cancelOrder(invoiceboxId) : order;
}

/** What became at Invoicebox of an order that was canceled here. */
async function endOrderThere(parts: JobParts, order: Order): Promise<Pick<OrderResponse, 'id' | 'status'> | undefined> {
  if (order.invoiceboxId !== undefined) return endThere(parts, order.invoiceboxId);
  const number = { merchantOrderId: order.number, merchantId: parts.address.merchantId };
  return (await parts.client.settleDuplicates(number, { keepNone: true })).survivor;
}

/** Cancels an order of which nothing is given, before its payment or with all of its hold. A payment that was faster stays. */
export function cancelOrderHandler(parts: JobParts): JobHandler {
  return async (orderId) => {
    const order = await readKnownOrder(parts.database, orderId);
    const isOpen = order.state !== 'paid' && !OVER_UNPAID.has(order.state);
    if (!isOpen || !NOTHING_GIVEN.has(order.fulfilmentState)) return undefined;
    const ended = await endOrderThere(parts, order);
    const event = ended ? EVENT_OF_STATUS[ended.status] : 'canceled';
    if (event === undefined) throw new Error(`The order ${order.number} is still ${ended?.status} at Invoicebox.`);
    const news = { event, invoiceboxId: ended?.id, cause: `invoicebox: ${ended?.status ?? 'nothing to cancel'}` };
    return changing(parts, orderId, (context, current) => applyPaymentNews(context, current, news));
  };
}

/** For the operator: nothing that a program could do brings this money. */
const GIVEN_WITHOUT_MONEY = 'Something was given, and its money cannot be had.';

/** What Invoicebox has taken of a hold that was shipped: what was given or, where it was charged meanwhile, all of it. */
async function capturedOf({ client }: JobParts, invoiceboxId: string, given: number): Promise<number> {
  const basket = await client.getRefundBasket(invoiceboxId);
  return Math.max(given, sumKopecks(basket.map(({ availableAmount }) => kopecksFromRoubles(availableAmount))));
}

/** Notes the shipment; where more was taken of a hold than was given, the rest is refunded like that of a payment. */
async function noteShipped(
  context: ChangeContext,
  order: Order,
  shipped: { shipmentId: string; captured: number | undefined; cause: string },
): Promise<void> {
  const { shipmentId, captured, cause } = shipped;
  const change = { shipmentId, ...(captured === undefined ? {} : { captured }) };
  const changed = changeOrder(context.tx, order, change, cause, context.now);
  const shares = givenShares(order.draft, order.given ?? []);
  if (captured !== undefined && captured > sumShares(shares).amount) await refundRest(context, changed, shares);
}

const shipmentSchema = z.object({ isHold: z.boolean() });

/** The shipment of what was given, and what was taken for it if the payment was guaranteed. */
async function ship(parts: JobParts, order: Order, invoiceboxId: string, isHold: boolean, firstTry: boolean) {
  const { draft, number, given = [] } = order;
  const shares = givenShares(draft, given);
  const shipment = { orderId: invoiceboxId, documentNumber: number, basketItems: wireItems(draft, shares) };
  // The only shipment of the order is its last one: should something on the way send it twice, the second is refused.
  const { made } = await parts.client.ensureShipment({ ...shipment, final: true }, firstTry);
  const shipmentId = String(made.id);
  if (!isHold) return { shipmentId, captured: undefined, cause: 'shipped' };
  const { amount } = sumShares(shares);
  const isWhole = amount === sumShares(wholeShares(draft)).amount;
  const captured = isWhole ? amount : await capturedOf(parts, invoiceboxId, amount);
  return { shipmentId, captured, cause: 'shipped and captured' };
}

/** Why a hold was not shipped: it ended over there before, or undefined where it is to be tried again. */
async function lostHold({ client }: JobParts, invoiceboxId: string, error: unknown): Promise<PaymentNews | undefined> {
  if (!(error instanceof InvoiceboxApiError) || !error.isFinal) return undefined;
  const { status } = await client.getOrder(invoiceboxId);
  const event = EVENT_OF_STATUS[status];
  if (event !== 'canceled' && event !== 'expired') return undefined;
  return { event, invoiceboxId, cause: `invoicebox: ${status} before the shipment` };
}

/** Tells Invoicebox what was given: the closing documents follow, and of a hold just that is taken. */
export function shipOrderHandler(parts: JobParts): JobHandler {
  return async (orderId, firstTry, payload) => {
    // Of a hold, although the answer to an earlier try may be lost and the news of its capture be here already.
    const { isHold } = shipmentSchema.parse(payload);
    const order = await readKnownOrder(parts.database, orderId);
    const { invoiceboxId, shipmentId, state, number } = order;
    if (shipmentId !== undefined || invoiceboxId === undefined || !GIVEN.has(order.fulfilmentState)) return undefined;
    if (OVER_UNPAID.has(state)) {
      parts.log.error({ orderId, number, state }, GIVEN_WITHOUT_MONEY);
      return undefined;
    }
    try {
      const shipped = await ship(parts, order, invoiceboxId, isHold, firstTry);
      return changing(parts, orderId, (context, current) => noteShipped(context, current, shipped));
    } catch (error) {
      const news = isHold ? await lostHold(parts, invoiceboxId, error) : undefined;
      if (!news) throw error;
      parts.log.error({ orderId, number, err: error }, GIVEN_WITHOUT_MONEY);
      return changing(parts, orderId, (context, current) => applyPaymentNews(context, current, news));
    }
  };
}

const surplusSchema = z.object({ invoiceboxId: z.string() });

/**
 * Refunds money that came too late, or to another order of the number. An order that was over becomes the one that was paid,
 * whichever of its number that is: both sides then say the same of it.
 */
async function refundSurplus(context: ChangeContext, order: Order, paid: OrderResponse): Promise<void> {
  const isOwn = order.invoiceboxId === undefined || order.invoiceboxId === paid.id;
  if (isOwn || OVER_UNPAID.has(order.state)) {
    const news = { event: 'paid_late', invoiceboxId: paid.id, cause: 'invoicebox: completed after the end' } as const;
    await applyPaymentNews(context, order, news);
    return;
  }
  await addRefund(context, order, {
    requestKey: `surplus:${paid.id}`,
    reason: 'paid_twice',
    invoiceboxOrderId: paid.id,
    lines: wholeShares(order.draft),
  });
}

/** Gives back money that an order has no right to: paid twice, or after its end. Believes Invoicebox alone. */
export function returnSurplusHandler(parts: JobParts): JobHandler {
  return async (orderId, _firstTry, payload) => {
    const order = await readKnownOrder(parts.database, orderId);
    const surplus = await parts.client.getOrder(surplusSchema.parse(payload).invoiceboxId);
    if (surplus.merchantOrderId !== order.number || surplus.merchantId !== parts.address.merchantId) return undefined;
    const hasRight = surplus.id === order.invoiceboxId && !OVER_UNPAID.has(order.state);
    if (hasRight) return undefined;
    if (surplus.status === 'hold') {
      const { status } = await parts.client.cancelOrder(surplus.id);
      return changing(parts, orderId, async ({ tx, now }, current) =>
        changeOrder(tx, current, {}, `invoicebox: a surplus hold is ${status}`, now),
      );
    }
    if (surplus.status !== 'completed') return undefined;
    return changing(parts, orderId, (context, current) => refundSurplus(context, current, surplus));
  };
}
