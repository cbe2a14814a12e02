import {
  type CreateRefundRequest,
  InvoiceboxApiError,
  type RefundResponse,
  roublesFromKopecks,
} from '@invoicebox/invoicebox-api';
import { z } from 'zod';
import { enqueueJob, type JobHandler } from '../../outbox/outbox.js';
import { wireItems } from '../line-shares.js';
import type { ChangeContext } from '../money-back.js';
import type { Order } from '../order.js';
import { readKnownOrder } from '../order-reader.js';
import { changeOrder } from '../order-store.js';
import type { Refund } from '../refund.js';
import { updateRefund } from '../refund-store.js';
import { changing, type JobParts } from './job-parts.js';

/** A first look at a refund comes after so long, later ones after twice as long each; in milliseconds. */
const FIRST_LOOK_MS = 90_000;
const LONGEST_LOOK_MS = 6 * 60 * 60_000;

const payloadSchema = z.object({ number: z.string(), looks: z.number().int().default(0) });

function refundOf(order: Order, payload: unknown): Refund & { looks: number } {
  const { number, looks } = payloadSchema.parse(payload);
  const refund = order.refunds.find((each) => each.number === number);
  if (!refund) throw new Error(`The order ${order.number} has no refund ${number}.`);
  return { ...refund, looks };
}

function refundRequest({ draft, number }: Order, refund: Refund): CreateRefundRequest {
  return {
    parentId: refund.invoiceboxOrderId,
    merchantOrderId: refund.number,
    amount: roublesFromKopecks(refund.amount),
    vatAmount: roublesFromKopecks(refund.vatAmount),
    basketItems: wireItems(draft, refund.lines),
    description: refund.note ?? `Возврат по заказу ${number}`,
  };
}

/** Changes one refund of an order that may have got others meanwhile. */
async function changeRefund(
  { tx, now }: ChangeContext,
  order: Order,
  number: string,
  change: Partial<Pick<Refund, 'state' | 'invoiceboxId' | 'failure' | 'endedAt'>>,
  cause: string,
): Promise<void> {
  const refunds = order.refunds.map((refund) => (refund.number === number ? { ...refund, ...change } : refund));
  const changed = refunds.find((refund) => refund.number === number);
  if (!changed) return;
  updateRefund(tx, changed);
  changeOrder(tx, order, { refunds }, cause, now);
}

const lookAgain = (orderId: string, number: string, looks: number, now: number) =>
  ({
    orderId,
    kind: 'check_refund',
    dueAt: now + Math.min(LONGEST_LOOK_MS, FIRST_LOOK_MS * 2 ** looks),
    payload: { number, looks: looks + 1 },
  }) as const;

/** Notes how far Invoicebox is with a refund; one that has not ended is looked at later. */
async function noteStatus(
  context: ChangeContext,
  order: Order,
  refund: { number: string; looks: number },
  { id, status }: RefundResponse,
): Promise<void> {
  const { tx, now } = context;
  const { number, looks } = refund;
  const known = order.refunds.find((each) => each.number === number);
  if (known?.state !== 'pending') return;
  const ended = { invoiceboxId: id, endedAt: now };
  if (status === 'completed') {
    return changeRefund(context, order, number, { ...ended, state: 'completed' }, `refund ${number} completed`);
  }
  if (status === 'canceled') {
    const failure = 'Canceled at Invoicebox.';
    return changeRefund(context, order, number, { ...ended, state: 'failed', failure }, `refund ${number} canceled`);
  }
  if (known.invoiceboxId === undefined) {
    await changeRefund(context, order, number, { invoiceboxId: id }, `refund ${number} made`);
  }
  enqueueJob(tx, lookAgain(order.id, number, looks, now));
}

/** Whether Invoicebox refuses this very refund, whenever it is asked. */
function isRefused(error: unknown): error is InvoiceboxApiError {
  // An order that is not paid yet over there, and a token that is wrong for the moment, are tried again.
  return error instanceof InvoiceboxApiError && error.httpStatus === 422 && error.code !== 'wrong_order_status';
}

/** Makes a refund at Invoicebox, once; one that is refused is for an operator. */
export function refundOrderHandler(parts: JobParts): JobHandler {
  return async (orderId, firstTry, payload) => {
    const order = await readKnownOrder(parts.database, orderId);
    const refund = refundOf(order, payload);
    if (refund.state !== 'pending' || refund.invoiceboxId !== undefined) return undefined;
    try {
      const { made } = await parts.client.ensureRefund(refundRequest(order, refund), firstTry);
      return changing(parts, orderId, (context, current) => noteStatus(context, current, refund, made));
    } catch (error) {
      if (!isRefused(error)) throw error;
      const { code, message: failure } = error;
      parts.log.error({ orderId, refund: refund.number, err: error }, 'A refund was refused: the money is still here.');
      return changing(parts, orderId, (context, current) => {
        const change = { state: 'failed', failure, endedAt: context.now } as const;
        return changeRefund(context, current, refund.number, change, `refund ${refund.number} refused, ${code}`);
      });
    }
  };
}

/** Looks whether the money of a refund is back, and whether a late request has made a second one of its number. */
export function checkRefundHandler(parts: JobParts): JobHandler {
  return async (orderId, _firstTry, payload) => {
    const order = await readKnownOrder(parts.database, orderId);
    const refund = refundOf(order, payload);
    if (refund.state !== 'pending') return undefined;
    const where = { parentId: refund.invoiceboxOrderId, merchantOrderId: refund.number };
    const { items } = await parts.client.listRefunds({ where });
    const alive = items.filter(({ status }) => status !== 'canceled');
    if (alive.length > 1) {
      parts.log.error({ orderId, refund: refund.number, ids: alive.map(({ id }) => id) }, 'A refund was made twice.');
    }
    const found = alive[0] ?? items[0];
    if (!found) throw new Error(`Invoicebox knows no refund ${refund.number}.`);
    return changing(parts, orderId, (context, current) => noteStatus(context, current, refund, found));
  };
}
