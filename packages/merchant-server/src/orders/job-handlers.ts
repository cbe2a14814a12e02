import { type Clock, InvoiceboxApiError, type InvoiceboxClient } from '@invoicebox/invoicebox-api';
import { type MiniApp, ShippingUnavailableError } from '../mini-app.js';
import type { JobHandler, JobKind } from '../outbox/outbox.js';
import type { Database, SqlRunner } from '../storage/database.js';
import type { Order } from './order.js';
import { type MerchantAddress, orderRequest } from './order-request.js';
import { changeOrder, findOrder, type OrderChange } from './order-store.js';

/** What the jobs work with. */
export interface JobParts {
  database: Database;
  clock: Clock;
  client: Pick<InvoiceboxClient, 'ensureOrder'>;
  address: MerchantAddress;
  miniApp: Pick<MiniApp<unknown>, 'fulfil'>;
}

async function orderOf(sql: SqlRunner, orderId: string): Promise<Order> {
  const order = await findOrder(sql, 'id', orderId);
  if (!order) throw new Error(`The outbox names the order ${orderId}, which does not exist.`);
  return order;
}

/** Changes the order as it stands when the job ends: news may have come while the job was running. */
function changing(parts: JobParts, orderId: string, cause: string, change: (order: Order) => OrderChange) {
  return async (tx: SqlRunner): Promise<Order> => {
    const order = await orderOf(tx, orderId);
    return changeOrder(tx, order, change(order), cause, parts.clock.now());
  };
}

/** Makes the order at Invoicebox; a refusal that no further try would change ends it as `rejected`. */
function createOrderHandler(parts: JobParts): JobHandler {
  return async (orderId, firstTry) => {
    const order = await orderOf(parts.database, orderId);
    try {
      const { made } = await parts.client.ensureOrder(orderRequest(order, parts.address), firstTry);
      return changing(parts, orderId, 'invoicebox: created', ({ state }) => ({
        // A notification may have overtaken the answer: then the state is already further.
        state: state === 'created' ? 'awaiting_payment' : state,
        invoiceboxId: made.id,
        paymentUrl: made.paymentUrl,
      }));
    } catch (error) {
      if (!(error instanceof InvoiceboxApiError) || !error.isFinal) throw error;
      return changing(parts, orderId, `invoicebox: refused, ${error.code}`, ({ state }) => ({
        state: state === 'created' ? 'rejected' : state,
        failure: error.message,
      }));
    }
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

/** The handler of each kind of job. */
export function jobHandlers(parts: JobParts): Record<JobKind, JobHandler> {
  return { create_order: createOrderHandler(parts), fulfil_order: fulfilOrderHandler(parts) };
}
