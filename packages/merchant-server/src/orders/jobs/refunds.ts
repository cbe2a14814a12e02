import { InvoiceboxApiError } from '@invoicebox/invoicebox-api';
import type { CreateRefundRequest, ReceivedRefund } from '@invoicebox/invoicebox-api/contract';
import { roublesFromKopecks } from '@invoicebox/invoicebox-api/money';
import { z } from 'zod';
import { wireItems } from '../../order-model/allocations.js';
import type { ChangeContext } from '../../order-model/change-orders.js';
import type { Order } from '../../order-model/order.js';
import { changeOrder } from '../../order-model/order-store.js';
import type { Refund } from '../../order-model/refund.js';
import { updateRefund } from '../../order-model/refund-store.js';
import type { JobHandler } from '../../outbox/job.js';
import { enqueueJob } from '../../outbox/job-table.js';
import type { JobDeps } from './job-deps.js';

/** First poll of a refund's status; the interval doubles with each. */
const FIRST_POLL_MS = 90_000;
const MAX_POLL_INTERVAL_MS = 6 * 60 * 60_000;

// Stored as `looks`: the number of polls so far.
const payloadSchema = z.object({ number: z.string(), looks: z.number().int().default(0) });

function refundOf(order: Order, payload: unknown): Refund & { polls: number } {
  const { number, looks: polls } = payloadSchema.parse(payload);
  const refund = order.refunds.find((each) => each.number === number);
  if (!refund) throw new Error(`The order ${order.number} has no refund ${number}.`);
  return { ...refund, polls };
}

function refundRequest({ offer, number }: Order, refund: Refund): CreateRefundRequest {
  return {
    parentId: refund.invoiceboxOrderId,
    merchantOrderId: refund.number,
    amount: roublesFromKopecks(refund.amount),
    vatAmount: roublesFromKopecks(refund.vatAmount),
    basketItems: wireItems(offer, refund.lines),
    description: refund.note ?? `Возврат по заказу ${number}`,
  };
}

/** Changes one refund of an order that may have got others meanwhile. */
function changeRefund(
  context: ChangeContext,
  order: Order,
  number: string,
  change: Partial<Pick<Refund, 'state' | 'invoiceboxId' | 'failure' | 'endedAt'>>,
  cause: string,
): Order {
  const refunds = order.refunds.map((refund) => (refund.number === number ? { ...refund, ...change } : refund));
  const changed = refunds.find((refund) => refund.number === number);
  if (!changed) return order;
  updateRefund(context.tx, changed);
  return changeOrder(context, order, { refunds }, cause);
}

/** What Invoicebox says of a refund. */
interface RefundAnswer {
  number: string;
  polls: number;
  answer: ReceivedRefund;
}

/** Records how far Invoicebox is with a refund. One that has not ended is polled again later. */
function applyStatus(context: ChangeContext, order: Order, { number, polls, answer }: RefundAnswer): Order {
  const { tx, now } = context;
  const { id, status } = answer;
  const known = order.refunds.find((each) => each.number === number);
  if (known?.state !== 'pending') return order;
  const ended = { invoiceboxId: id, endedAt: now };
  if (status === 'completed') {
    return changeRefund(context, order, number, { ...ended, state: 'completed' }, `refund ${number} completed`);
  }
  if (status === 'canceled') {
    const failure = 'Canceled at Invoicebox.';
    return changeRefund(context, order, number, { ...ended, state: 'failed', failure }, `refund ${number} canceled`);
  }
  const dueAt = now + Math.min(MAX_POLL_INTERVAL_MS, FIRST_POLL_MS * 2 ** polls);
  enqueueJob(tx, { orderId: order.id, kind: 'check_refund', dueAt, payload: { number, looks: polls + 1 } });
  if (known.invoiceboxId !== undefined) return order;
  return changeRefund(context, order, number, { invoiceboxId: id }, `refund ${number} made`);
}

/** Whether Invoicebox refuses this very refund, whenever it is asked. */
function isRefused(error: unknown): error is InvoiceboxApiError {
  // An order that is not paid yet at Invoicebox, and a token that is temporarily wrong, are retried.
  return error instanceof InvoiceboxApiError && error.httpStatus === 422 && error.code !== 'wrong_order_status';
}

/** Makes a refund at Invoicebox, once. One that is refused is for an operator. */
export function refundOrderHandler({
  client,
  log,
}: JobDeps): JobHandler<RefundAnswer | { number: string; refusal: InvoiceboxApiError }> {
  return {
    async run(order, { isFirstAttempt, payload }) {
      const refund = refundOf(order, payload);
      const { number, polls, state, invoiceboxId } = refund;
      if (state !== 'pending' || invoiceboxId !== undefined) return undefined;
      try {
        const { made } = await client.ensureRefund(refundRequest(order, refund), isFirstAttempt);
        return { number, polls, answer: made };
      } catch (error) {
        if (!isRefused(error)) throw error;
        log.error({ orderId: order.id, refund: number, err: error }, 'A refund was refused: the money is still here.');
        return { number, refusal: error };
      }
    },
    async apply(context, order, result) {
      if ('answer' in result) return applyStatus(context, order, result);
      const { code, message: failure } = result.refusal;
      const change = { state: 'failed', failure, endedAt: context.now } as const;
      return changeRefund(context, order, result.number, change, `refund ${result.number} refused, ${code}`);
    },
  };
}

/** Polls whether the money of a refund is back, and whether a late request has made a second one of its number. */
export function checkRefundHandler({ client, log }: JobDeps): JobHandler<RefundAnswer> {
  return {
    async run(order, { payload }) {
      const { number, polls, state, invoiceboxOrderId } = refundOf(order, payload);
      if (state !== 'pending') return undefined;
      const { items } = await client.listRefunds({ where: { parentId: invoiceboxOrderId, merchantOrderId: number } });
      const alive = items.filter(({ status }) => status !== 'canceled');
      if (alive.length > 1) {
        log.error({ orderId: order.id, refund: number, ids: alive.map(({ id }) => id) }, 'A refund was made twice.');
      }
      const answer = alive[0] ?? items[0];
      if (!answer) throw new Error(`Invoicebox knows no refund ${number}.`);
      return { number, polls, answer };
    },
    async apply(context, order, result) {
      return applyStatus(context, order, result);
    },
  };
}
