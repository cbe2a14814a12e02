import type { Logger } from 'pino';
import type { FinishedFulfilment, FulfilmentReports } from '../mini-app/order-types.js';
import { type ChangeDeps, changeOrders } from '../order-model/change-orders.js';
import type { Order } from '../order-model/order.js';
import { requireOrder } from '../order-model/order-store.js';
import { endFulfilment, recordProgress } from './fulfilment-changes.js';

/** Logs what was given although the order was stopped: an operator has to settle it. */
export function warnIfGivenAfterStop(log: Logger, order: Order, { given }: FinishedFulfilment): void {
  if (order.fulfilmentState !== 'stopped' || given === 'nothing') return;
  log.error({ orderId: order.id, given }, 'Something was given after the order was stopped.');
}

/** Applies the reports of a mini-app to its orders. */
export function fulfilmentReports(deps: ChangeDeps & { log: Logger }): FulfilmentReports {
  return {
    async progress(orderId, view) {
      await changeOrders(deps, async (context) =>
        recordProgress(context, await requireOrder(context.tx, orderId), view),
      );
    },
    async finish(orderId, fulfilment) {
      const order = await changeOrders(deps, async (context) =>
        endFulfilment(context, await requireOrder(context.tx, orderId), fulfilment),
      );
      warnIfGivenAfterStop(deps.log, order, fulfilment);
    },
  };
}
