import { InvoiceboxApiError } from '@invoicebox/invoicebox-api';
import { SelectionUnavailableError } from '../../mini-app.js';
import { enqueueJob, type JobChange, type JobHandler } from '../../outbox/outbox.js';
import { NOTHING_GIVEN, OVER_UNPAID } from '../machine.js';
import type { ChangeContext } from '../money-back.js';
import type { Order } from '../order.js';
import { readKnownOrder } from '../order-reader.js';
import { orderRequest } from '../order-request.js';
import { changeOrder } from '../order-store.js';
import { applyPaymentNews, surplusJob } from '../payment-changes.js';
import { changing, type JobParts, placedOrder } from './job-parts.js';

/** When a request that was given up can no longer arrive, in milliseconds: proxies and queues hold none so long. */
const LATE_REQUEST_MS = 10 * 60_000;

/** The change, and a look for a second order of the same number once no late request can make one any more. */
function settlingLater(parts: JobParts, orderId: string, change?: JobChange): JobChange {
  return async (tx) => {
    await change?.(tx);
    const dueAt = parts.clock.now() + LATE_REQUEST_MS;
    enqueueJob(tx, { orderId, kind: 'settle_duplicates', dueAt });
  };
}

/** Notes the order's id and payment page; a notification that overtook the answer has brought the state further. */
async function noteMade(context: ChangeContext, order: Order, made: { id: string; paymentUrl: string }): Promise<void> {
  const { tx, now } = context;
  const cause = 'invoicebox: created';
  const news = { event: 'made', invoiceboxId: made.id, cause } as const;
  const withUrl = { ...order, paymentUrl: made.paymentUrl };
  if (order.state === 'created') await applyPaymentNews(context, withUrl, news);
  else changeOrder(tx, order, { invoiceboxId: order.invoiceboxId ?? made.id, paymentUrl: made.paymentUrl }, cause, now);
}

/** Sets the goods aside; undefined means that they are, otherwise the change that rejects the order. */
async function reserve(parts: JobParts, order: Order): Promise<JobChange | undefined> {
  try {
    await parts.miniApp.reserve?.(placedOrder(order));
    return undefined;
  } catch (error) {
    if (!(error instanceof SelectionUnavailableError)) throw error;
    const news = { event: 'refused', cause: 'no longer to be had', failure: error.message } as const;
    return changing(parts, order.id, (context, current) => applyPaymentNews(context, current, news));
  }
}

/** Makes the order at Invoicebox; a refusal that no further try would change ends it as `rejected`. */
export function createOrderHandler(parts: JobParts): JobHandler {
  return async (orderId, firstTry) => {
    const order = await readKnownOrder(parts.database, orderId);
    // Canceled meanwhile: nothing is made, and what an earlier try has made is looked for.
    if (NOTHING_GIVEN.has(order.fulfilmentState)) return firstTry ? undefined : settlingLater(parts, orderId);
    const rejection = order.state === 'created' ? await reserve(parts, order) : undefined;
    if (rejection) return firstTry ? rejection : settlingLater(parts, orderId, rejection);
    try {
      const { made, uncertain } = await parts.client.ensureOrder(orderRequest(order, parts.address), firstTry);
      const change = changing(parts, orderId, (context, current) => noteMade(context, current, made));
      return uncertain ? settlingLater(parts, orderId, change) : change;
    } catch (error) {
      if (!(error instanceof InvoiceboxApiError) || !error.isFinal) throw error;
      const news = { event: 'refused', cause: `invoicebox: refused, ${error.code}`, failure: error.message } as const;
      const change = changing(parts, orderId, (context, current) => applyPaymentNews(context, current, news));
      return error.effect === 'unknown' ? settlingLater(parts, orderId, change) : change;
    }
  };
}

/** Cancels the surplus orders that late requests made at Invoicebox; money that came twice goes back. */
export function settleDuplicatesHandler(parts: JobParts): JobHandler {
  return async (orderId) => {
    const { number, invoiceboxId, state, fulfilmentState } = await readKnownOrder(parts.database, orderId);
    const { canceled, survivor, paidTwice } = await parts.client.settleDuplicates(
      { merchantOrderId: number, merchantId: parts.address.merchantId },
      { keepId: invoiceboxId, keepNone: OVER_UNPAID.has(state) || NOTHING_GIVEN.has(fulfilmentState) },
    );
    const ids = paidTwice.map(({ id }) => id);
    // Nobody expects money in an order that was given up: it is looked at as well.
    if (OVER_UNPAID.has(state) && survivor) ids.push(survivor.id);
    if (ids.length > 0) parts.log.warn({ orderId, number, ids }, 'Money came twice, or too late: it goes back.');
    if (canceled.length === 0 && ids.length === 0) return undefined;
    return changing(parts, orderId, async ({ tx, now }, order) => {
      for (const id of ids) enqueueJob(tx, surplusJob(order, id, now));
      if (canceled.length === 0) return;
      changeOrder(tx, order, {}, `invoicebox: ${canceled.length} surplus canceled`, now);
    });
  };
}
