import { type Clock, InvoiceboxApiError, type InvoiceboxClient } from '@invoicebox/invoicebox-api';
import type { Logger } from 'pino';
import { type MiniApp, ShippingUnavailableError } from '../mini-app.js';
import { enqueueJob, type JobChange, type JobHandler, type JobKind } from '../outbox/outbox.js';
import type { Database, SqlRunner } from '../storage/database.js';
import type { Order } from './order.js';
import { type MerchantAddress, orderRequest } from './order-request.js';
import { changeOrder, findOrder, type OrderChange } from './order-store.js';

/** What the jobs work with. */
export interface JobParts {
  database: Database;
  clock: Clock;
  client: Pick<InvoiceboxClient, 'ensureOrder' | 'settleDuplicates'>;
  log: Logger;
  address: MerchantAddress;
  miniApp: Pick<MiniApp<unknown>, 'fulfil'>;
}

async function orderOf(sql: SqlRunner, orderId: string): Promise<Order> {
  const order = await findOrder(sql, 'id', orderId);
  if (!order) throw new Error(`The outbox names the order ${orderId}, which does not exist.`);
  return order;
}

/** Changes the order as it stands when the job ends: news may have come while the job was running. */
function changing(parts: JobParts, orderId: string, cause: string, change: (order: Order) => OrderChange): JobChange {
  return async (tx) => {
    const order = await orderOf(tx, orderId);
    await changeOrder(tx, order, change(order), cause, parts.clock.now());
  };
}

/** When a request that was given up can no longer arrive, in milliseconds: proxies and queues hold none so long. */
const LATE_REQUEST_MS = 10 * 60_000;

/** The change, and a look for a second order of the same number once no late request can make one any more. */
function settlingLater(parts: JobParts, orderId: string, change: JobChange): JobChange {
  return async (tx) => {
    await change(tx);
    const dueAt = parts.clock.now() + LATE_REQUEST_MS;
    await enqueueJob(tx, { orderId, kind: 'settle_duplicates', dueAt });
  };
}

/** Makes the order at Invoicebox; a refusal that no further try would change ends it as `rejected`. */
function createOrderHandler(parts: JobParts): JobHandler {
  return async (orderId, firstTry) => {
    const order = await orderOf(parts.database, orderId);
    try {
      const { made, uncertain } = await parts.client.ensureOrder(orderRequest(order, parts.address), firstTry);
      const change = changing(parts, orderId, 'invoicebox: created', ({ state }) => ({
        // A notification may have overtaken the answer: then the state is already further.
        state: state === 'created' ? 'awaiting_payment' : state,
        invoiceboxId: made.id,
        paymentUrl: made.paymentUrl,
      }));
      return uncertain ? settlingLater(parts, orderId, change) : change;
    } catch (error) {
      if (!(error instanceof InvoiceboxApiError) || !error.isFinal) throw error;
      const change = changing(parts, orderId, `invoicebox: refused, ${error.code}`, ({ state }) => ({
        state: state === 'created' ? 'rejected' : state,
        failure: error.message,
      }));
      return error.effect === 'unknown' ? settlingLater(parts, orderId, change) : change;
    }
  };
}

/** States in which the buyer was told that there is nothing to pay. */
const GIVEN_UP: ReadonlySet<Order['state']> = new Set(['rejected', 'canceled', 'expired']);

/** Cancels the surplus orders that late requests made at Invoicebox; money that came twice is for the operator. */
function settleDuplicatesHandler(parts: JobParts): JobHandler {
  return async (orderId) => {
    const { number, invoiceboxId, state } = await orderOf(parts.database, orderId);
    const { canceled, paidTwice } = await parts.client.settleDuplicates(
      { merchantOrderId: number, merchantId: parts.address.merchantId },
      { keepId: invoiceboxId, keepNone: GIVEN_UP.has(state) },
    );
    if (paidTwice.length > 0) {
      const ids = paidTwice.map(({ id }) => id);
      parts.log.error({ orderId, number, ids }, 'An order was paid more than once: refund the others.');
    }
    if (canceled.length === 0) return undefined;
    return changing(parts, orderId, `invoicebox: ${canceled.length} surplus canceled`, () => ({}));
  };
}

/** Gives the paid service, or records that it cannot be given. */
function fulfilOrderHandler(parts: JobParts): JobHandler {
  return async (orderId) => {
    const { id, number, draft, input, paidAt } = await orderOf(parts.database, orderId);
    if (paidAt === undefined) throw new Error(`The order ${orderId} is not paid: nothing is given.`);
    try {
      const fulfilment = await parts.miniApp.fulfil({ id, number, draft, locale: input.locale, paidAt });
      return changing(parts, orderId, 'fulfilled', () => ({ fulfilmentState: 'fulfilled', fulfilment }));
    } catch (error) {
      if (!(error instanceof ShippingUnavailableError)) throw error;
      return changing(parts, orderId, 'fulfilment unavailable', () => ({
        fulfilmentState: 'unavailable',
        failure: error.message,
      }));
    }
  };
}

const notYet: JobHandler = async () => {
  throw new Error('This kind of job is not asked for yet.');
};

/** The handler of each kind of job. */
export function jobHandlers(parts: JobParts): Record<JobKind, JobHandler> {
  return {
    create_order: createOrderHandler(parts),
    settle_duplicates: settleDuplicatesHandler(parts),
    fulfil_order: fulfilOrderHandler(parts),
    cancel_order: notYet,
    ship_order: notYet,
    refund_order: notYet,
    return_surplus: notYet,
    check_refund: notYet,
    stop_service: notYet,
    release_service: notYet,
  };
}
