import type { JobHandlers } from '../outbox/job.js';
import { createOrderHandler, settleDuplicatesHandler } from './jobs/create-order.js';
import { cancelReservationHandler, fulfilOrderHandler, stopFulfilmentHandler } from './jobs/fulfilment.js';
import type { JobDeps } from './jobs/job-deps.js';
import { sendLetterHandler } from './jobs/letters.js';
import { cancelOrderHandler, returnSurplusHandler, shipOrderHandler } from './jobs/money.js';
import { checkRefundHandler, refundOrderHandler } from './jobs/refunds.js';

export type { JobClient, JobDeps } from './jobs/job-deps.js';

/** The handler of each kind of job. */
export function jobHandlers(deps: JobDeps): JobHandlers {
  return {
    create_order: createOrderHandler(deps),
    cancel_order: cancelOrderHandler(deps),
    ship_order: shipOrderHandler(deps),
    refund_order: refundOrderHandler(deps),
    return_surplus: returnSurplusHandler(deps),
    settle_duplicates: settleDuplicatesHandler(deps),
    check_refund: checkRefundHandler(deps),
    fulfil_order: fulfilOrderHandler(deps),
    // These two kinds keep the names under which jobs are stored.
    stop_service: stopFulfilmentHandler(deps),
    release_service: cancelReservationHandler(deps),
    send_letter: sendLetterHandler(deps),
  };
}
