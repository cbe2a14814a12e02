import type { InvoiceboxClient } from '@invoicebox/invoicebox-api';
import type { Logger } from 'pino';
import type { MiniApp, PlacedOrder } from '../../mini-app.js';
import type { Order } from '../../order-model/order.js';
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
export interface JobDeps {
  client: JobClient;
  log: Logger;
  address: MerchantAddress;
  miniApp: Pick<MiniApp<unknown>, 'reserve' | 'fulfil' | 'cancelReservation'>;
}

/** The order as the mini-app is given it. */
export function placedOrder({ id, number, draft, input }: Order): PlacedOrder {
  return { id, number, draft, locale: input.locale };
}
