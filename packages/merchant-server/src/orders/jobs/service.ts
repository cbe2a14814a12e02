import { type Fulfilment, ShippingUnavailableError } from '../../mini-app.js';
import { enqueueJob, type JobHandler } from '../../outbox/outbox.js';
import { UNDER_WAY } from '../machine.js';
import type { Order } from '../order.js';
import { readKnownOrder } from '../order-reader.js';
import { mayBeGiven } from '../payment-changes.js';
import { endService, refuseCancellation, showProgress, stopService } from '../service-changes.js';
import { changing, type JobParts, placedOrder } from './job-parts.js';

/** A service in progress is asked for again after so long, in case its report was lost with a process; in milliseconds. */
const ASK_AGAIN_MS = 30_000;

async function giveService(parts: JobParts, order: Order): Promise<Fulfilment> {
  const paidAt = order.heldAt ?? order.paidAt;
  if (paidAt === undefined) throw new Error(`The order ${order.id} has no money: nothing is given.`);
  try {
    return await parts.miniApp.fulfil({ ...placedOrder(order), paidAt });
  } catch (error) {
    if (!(error instanceof ShippingUnavailableError)) throw error;
    return { given: 'nothing', reason: error.message };
  }
}

/** Asks the mini-app to give up an order; one that sets nothing aside has nothing against it. */
async function release({ miniApp }: JobParts, order: Order): Promise<'released' | 'too_late'> {
  return miniApp.release ? miniApp.release(placedOrder(order)) : 'released';
}

/** Gives the service that the buyer's money is there for, or records that it cannot be given. */
export function fulfilOrderHandler(parts: JobParts): JobHandler {
  return async (orderId) => {
    const order = await readKnownOrder(parts.database, orderId);
    if (!UNDER_WAY.has(order.fulfilmentState)) return undefined;
    // The hold is gone: what an earlier try may have given is still asked for, nothing new is given.
    if (!mayBeGiven(order) && order.fulfilmentState === 'pending' && (await release(parts, order)) === 'released') {
      return changing(parts, orderId, (context, current) =>
        stopService(context, current, 'stopped: the money is gone'),
      );
    }
    const service = await giveService(parts, order);
    return changing(parts, orderId, async (context, current) => {
      if (service.given !== 'later') {
        const ended = await endService(context, current, service);
        if (ended.fulfilmentState !== 'stopped' || service.given === 'nothing') return;
        parts.log.error({ orderId, given: service.given }, 'Something was given after the order was stopped.');
        return;
      }
      if (!UNDER_WAY.has(current.fulfilmentState)) return;
      await showProgress(context, current, service.view);
      enqueueJob(context.tx, { orderId, kind: 'fulfil_order', dueAt: context.now + ASK_AGAIN_MS });
    });
  };
}

/** Asks the mini-app to stop a service that is due or in progress, and records its answer. */
export function stopServiceHandler(parts: JobParts): JobHandler {
  return async (orderId) => {
    const order = await readKnownOrder(parts.database, orderId);
    if (!UNDER_WAY.has(order.fulfilmentState)) return undefined;
    const answer = parts.miniApp.release ? await parts.miniApp.release(placedOrder(order)) : 'too_late';
    return changing(parts, orderId, (context, current) =>
      answer === 'released'
        ? stopService(context, current, 'stopped before it began')
        : refuseCancellation(context, current),
    );
  };
}

/** Lets the mini-app give up what it has set aside for an order that came to nothing. */
export function releaseServiceHandler(parts: JobParts): JobHandler {
  return async (orderId) => {
    await parts.miniApp.release?.(placedOrder(await readKnownOrder(parts.database, orderId)));
    return undefined;
  };
}
