import type { JobHandler, JobKind } from '../outbox/outbox.js';
import { createOrderHandler, settleDuplicatesHandler } from './jobs/create-order.js';
import type { JobParts } from './jobs/job-parts.js';
import { cancelOrderHandler, returnSurplusHandler, shipOrderHandler } from './jobs/money.js';
import { checkRefundHandler, refundOrderHandler } from './jobs/refunds.js';
import { fulfilOrderHandler, releaseServiceHandler, stopServiceHandler } from './jobs/service.js';

export type { JobClient, JobParts } from './jobs/job-parts.js';

/** The handler of each kind of job. */
export function jobHandlers(parts: JobParts): Record<JobKind, JobHandler> {
  return {
    create_order: createOrderHandler(parts),
    cancel_order: cancelOrderHandler(parts),
    ship_order: shipOrderHandler(parts),
    refund_order: refundOrderHandler(parts),
    return_surplus: returnSurplusHandler(parts),
    settle_duplicates: settleDuplicatesHandler(parts),
    check_refund: checkRefundHandler(parts),
    fulfil_order: fulfilOrderHandler(parts),
    stop_service: stopServiceHandler(parts),
    release_service: releaseServiceHandler(parts),
  };
}
