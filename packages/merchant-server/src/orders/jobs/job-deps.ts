import type { InvoiceboxClient } from '@invoicebox/invoicebox-api';
import type { Logger } from 'pino';
import type { Mailer } from '../../mail/mailer.js';
import type { MiniApp } from '../../mini-app/bind.js';
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
  /** Sends letters to buyers; undefined if the server is given no mail server. */
  mailer?: Mailer | undefined;
  miniApp: Pick<MiniApp, 'canStop' | 'fulfil' | 'stop' | 'cancelReservation' | 'receiptFacts'>;
}
