import type { Clock, InvoiceboxClient } from '@invoicebox/invoicebox-api';
import type { Logger } from 'pino';
import type { MiniApp, PlacedOrder } from '../../mini-app.js';
import type { JobChange } from '../../outbox/outbox.js';
import type { Database } from '../../storage/database.js';
import type { ChangeContext } from '../money-back.js';
import type { Order } from '../order.js';
import { readKnownOrder } from '../order-reader.js';
import type { MerchantAddress } from '../order-request.js';

/** The calls of Invoicebox that an order's jobs make. */
export type JobClient = Pick<
  InvoiceboxClient,
  | 'ensureOrder'
  | 'settleDuplicates'
  | 'getOrder'
  | 'cancelOrder'
  | 'ensureShipment'
  | 'ensureRefund'
  | 'getRefundBasket'
  | 'listRefunds'
>;

/** What the jobs work with. */
export interface JobParts {
  database: Database;
  clock: Clock;
  client: JobClient;
  log: Logger;
  address: MerchantAddress;
  miniApp: Pick<MiniApp<unknown>, 'reserve' | 'fulfil' | 'release'>;
}

/**
 * A change of the order as it stands when the job ends: news may have come while the job was running.
 *
 * @param write reads nothing but the order that it is given, which may have gone on since the job began.
 */
export function changing(
  parts: JobParts,
  orderId: string,
  write: (context: ChangeContext, order: Order) => Promise<unknown>,
): JobChange {
  return async (tx) => {
    const order = await readKnownOrder(tx, orderId);
    await write({ tx, now: parts.clock.now() }, order);
  };
}

/** The order as the mini-app is given it. */
export function placedOrder({ id, number, draft, input }: Order): PlacedOrder {
  return { id, number, draft, locale: input.locale };
}
