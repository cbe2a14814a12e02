import { type Fulfilment, ShippingUnavailableError } from '../../mini-app/order-types.js';
import type { Order } from '../../order-model/order.js';
import { FULFILMENT_OPEN } from '../../order-model/transitions.js';
import type { JobHandler } from '../../outbox/job.js';
import { enqueueJob } from '../../outbox/job-table.js';
import { endFulfilment, recordProgress, refuseCancellation, stopFulfilment } from '../fulfilment-changes.js';
import { warnIfGivenAfterStop } from '../fulfilment-reports.js';
import { mayBeGiven } from '../payment-changes.js';
import { placedOrder } from '../placed-order.js';
import type { JobDeps } from './job-deps.js';

/** A fulfilment in progress is polled, in case its report was lost with a process. */
const FULFILMENT_POLL_MS = 30_000;

async function fulfil({ miniApp }: JobDeps, order: Order): Promise<Fulfilment> {
  const paidAt = order.heldAt ?? order.paidAt;
  if (paidAt === undefined) throw new Error(`The order ${order.id} has no money: nothing is given.`);
  try {
    return await miniApp.fulfil({ ...placedOrder(order), paidAt });
  } catch (error) {
    if (!(error instanceof ShippingUnavailableError)) throw error;
    return { given: 'nothing', reason: error.message };
  }
}

/** Gives what the buyer's money is there for, or records that it cannot be given. */
export function fulfilOrderHandler(deps: JobDeps): JobHandler<Fulfilment | 'money gone'> {
  return {
    async run(order) {
      if (!FULFILMENT_OPEN.has(order.fulfilmentState)) return undefined;
      // The hold is gone: nothing new is given, but what an earlier attempt may have given is still asked for.
      const mayStop = !mayBeGiven(order) && order.fulfilmentState === 'pending';
      if (mayStop && (!deps.miniApp.canStop || (await deps.miniApp.stop(placedOrder(order))) === 'stopped')) {
        return 'money gone';
      }
      return fulfil(deps, order);
    },
    async apply(context, order, result) {
      if (result === 'money gone') return stopFulfilment(context, order, 'stopped: the money is gone');
      if (result.given !== 'later') {
        const ended = await endFulfilment(context, order, result);
        warnIfGivenAfterStop(deps.log, ended, result);
        return ended;
      }
      if (!FULFILMENT_OPEN.has(order.fulfilmentState)) return order;
      const dueAt = context.now + FULFILMENT_POLL_MS;
      enqueueJob(context.tx, { orderId: order.id, kind: 'fulfil_order', dueAt });
      return recordProgress(context, order, result.view);
    },
  };
}

/** Asks the mini-app to stop a fulfilment that is due or in progress, and records its answer. */
export function stopFulfilmentHandler({ miniApp }: JobDeps): JobHandler<'stopped' | 'too_late'> {
  return {
    async run(order) {
      return FULFILMENT_OPEN.has(order.fulfilmentState) ? miniApp.stop(placedOrder(order)) : undefined;
    },
    async apply(context, order, answer) {
      return answer === 'stopped'
        ? stopFulfilment(context, order, 'stopped before it began')
        : refuseCancellation(context, order);
    },
  };
}

/** Lets the mini-app cancel its reservation for an order that came to nothing. */
export function cancelReservationHandler({ miniApp }: JobDeps): JobHandler<'due'> {
  return {
    run: async () => 'due',
    // With the job's end in one transaction, so that it takes effect once.
    async apply({ tx }, order) {
      await miniApp.cancelReservation(placedOrder(order), tx);
      return order;
    },
  };
}
