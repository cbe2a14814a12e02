import { InvoiceboxApiError } from '@invoicebox/invoicebox-api';
import type { ReceivedOrder } from '@invoicebox/invoicebox-api/contract';
import type { ChangeContext } from '../../order-model/change-orders.js';
import type { Order } from '../../order-model/order.js';
import { changeOrder } from '../../order-model/order-store.js';
import { CLOSED_UNPAID, NOTHING_GIVEN } from '../../order-model/transitions.js';
import type { JobHandler } from '../../outbox/job.js';
import { enqueueJob } from '../../outbox/job-table.js';
import { orderRequest } from '../order-request.js';
import { applyPaymentUpdate, surplusJob } from '../payment-changes.js';
import type { JobDeps } from './job-deps.js';

/** Proxies and queues hold no request that long: after it no late request can create a second order. */
const LATE_REQUEST_MS = 10 * 60_000;

/** The result of creating an order at Invoicebox. */
interface Creation {
  made?: { id: string; paymentUrl: string };
  refused?: { cause: string; failure: string };
  /** A late request may still create another order of this number. */
  mayDuplicate: boolean;
}

/** Stores the order's id and payment page. A notification that overtook the answer may have changed the state already. */
async function applyMade(
  context: ChangeContext,
  order: Order,
  { id, paymentUrl }: { id: string; paymentUrl: string },
): Promise<Order> {
  const cause = 'invoicebox: created';
  if (order.state !== 'created') {
    return changeOrder(context, order, { invoiceboxId: order.invoiceboxId ?? id, paymentUrl }, cause);
  }
  const { order: changed } = await applyPaymentUpdate(
    context,
    { ...order, paymentUrl },
    { event: 'made', invoiceboxId: id, cause },
  );
  return changed;
}

async function applyCreation(context: ChangeContext, order: Order, { made, refused }: Creation): Promise<Order> {
  if (made) return applyMade(context, order, made);
  if (!refused) return order;
  return (await applyPaymentUpdate(context, order, { event: 'refused', ...refused })).order;
}

/** The payment page of a made order. An answer need not have it: then the order is read. */
async function paymentUrlOf({ client }: JobDeps, { id, paymentUrl }: ReceivedOrder): Promise<string> {
  const url = paymentUrl ?? (await client.getOrder(id)).paymentUrl;
  if (url === undefined) throw new Error(`Invoicebox made the order ${id} and does not say where it is paid.`);
  return url;
}

/** Creates the order at Invoicebox. A final refusal rejects it. */
export function createOrderHandler(deps: JobDeps): JobHandler<Creation> {
  return {
    async run(order, { isFirstAttempt }) {
      // Canceled meanwhile: nothing is created, and what an earlier attempt has created is looked up later.
      if (NOTHING_GIVEN.has(order.fulfilmentState)) return isFirstAttempt ? undefined : { mayDuplicate: true };
      try {
        const request = orderRequest(order, deps.address);
        const { made, uncertain } = await deps.client.ensureOrder(request, isFirstAttempt);
        return { made: { id: made.id, paymentUrl: await paymentUrlOf(deps, made) }, mayDuplicate: uncertain };
      } catch (error) {
        if (!(error instanceof InvoiceboxApiError) || !error.isFinal) throw error;
        const refused = { cause: `invoicebox: refused, ${error.code}`, failure: error.message };
        return { refused, mayDuplicate: error.effect === 'unknown' };
      }
    },
    async apply(context, order, creation) {
      const changed = await applyCreation(context, order, creation);
      if (creation.mayDuplicate) {
        const dueAt = context.now + LATE_REQUEST_MS;
        enqueueJob(context.tx, { orderId: order.id, kind: 'settle_duplicates', dueAt });
      }
      return changed;
    },
  };
}

/** Duplicates at Invoicebox: how many were canceled, and the ids of those with money that has to go back. */
interface SettledDuplicates {
  canceled: number;
  surplusIds: string[];
}

/** Cancels the surplus orders that late requests created at Invoicebox. Money that came twice goes back. */
export function settleDuplicatesHandler({ client, address, log }: JobDeps): JobHandler<SettledDuplicates> {
  return {
    async run({ id: orderId, number, invoiceboxId, state, fulfilmentState }) {
      const { canceled, survivor, paidTwice } = await client.settleDuplicates(
        { merchantOrderId: number, merchantId: address.merchantId },
        { keepId: invoiceboxId, keepNone: CLOSED_UNPAID.has(state) || NOTHING_GIVEN.has(fulfilmentState) },
      );
      const surplusIds = paidTwice.map(({ id }) => id);
      // An order that is closed expects no money: the survivor's is surplus too.
      if (CLOSED_UNPAID.has(state) && survivor) surplusIds.push(survivor.id);
      if (surplusIds.length > 0)
        log.warn({ orderId, number, ids: surplusIds }, 'Money came twice, or too late: it goes back.');
      return canceled.length + surplusIds.length > 0 ? { canceled: canceled.length, surplusIds } : undefined;
    },
    async apply(context, order, { canceled, surplusIds }) {
      for (const id of surplusIds) enqueueJob(context.tx, surplusJob(order, id, context.now));
      return canceled > 0 ? changeOrder(context, order, {}, `invoicebox: ${canceled} surplus canceled`) : order;
    },
  };
}
