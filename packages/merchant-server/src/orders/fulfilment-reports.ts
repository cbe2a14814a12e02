import type { Clock } from '@invoicebox/invoicebox-api';
import type { Logger } from 'pino';
import type { FulfilmentReports } from '../mini-app.js';
import type { Database } from '../storage/database.js';
import type { ChangeContext } from './money-back.js';
import type { Order } from './order.js';
import { requireOrder } from './order-store.js';
import { endService, showProgress } from './service-changes.js';

/** The reports of a mini-app, written into its orders. */
export function fulfilmentReports(parts: { database: Database; clock: Clock; log: Logger }): FulfilmentReports {
  const change = (orderId: string, write: (context: ChangeContext, order: Order) => Promise<Order>) =>
    parts.database.transaction(async (tx) => {
      const order = await requireOrder(tx, orderId);
      return write({ tx, now: parts.clock.now() }, order);
    });
  return {
    async progress(orderId, view) {
      await change(orderId, (context, order) => showProgress(context, order, view));
    },
    async finish(orderId, service) {
      const { fulfilmentState } = await change(orderId, (context, order) => endService(context, order, service));
      if (fulfilmentState !== 'stopped' || service.given === 'nothing') return;
      parts.log.error({ orderId, given: service.given }, 'Something was given after the order was stopped.');
    },
  };
}
