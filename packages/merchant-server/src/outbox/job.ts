import type { ChangeContext } from '../order-model/change-orders.js';
import type { Order } from '../order-model/order.js';

/**
 * What an outbox job does. Calls that change an order at Invoicebox: `create_order`, `cancel_order`, `ship_order`,
 * `refund_order`, `return_surplus`. Checks of what became of them: `settle_duplicates`, `check_refund`. Fulfilment:
 * `fulfil_order`, `stop_service`, `release_service`. To the buyer: `send_letter`.
 */
export type JobKind =
  | 'create_order'
  | 'cancel_order'
  | 'ship_order'
  | 'refund_order'
  | 'return_surplus'
  | 'settle_duplicates'
  | 'check_refund'
  | 'fulfil_order'
  | 'stop_service'
  | 'release_service'
  | 'send_letter';

/** Exempt from per-order FIFO: fulfilment (the buyer is waiting), delayed checks, letters. */
export const UNORDERED_KINDS: readonly JobKind[] = [
  'fulfil_order',
  'stop_service',
  'release_service',
  'settle_duplicates',
  'check_refund',
  'send_letter',
];

/** The kinds that send nothing to Invoicebox, and so need no permit of its rate limiter. */
export const LOCAL_KINDS: readonly JobKind[] = ['fulfil_order', 'stop_service', 'release_service', 'send_letter'];

/** A claimed job. */
export interface Job {
  id: string;
  orderId: string;
  kind: JobKind;
  /** Attempts so far, the current one included. */
  attempts: number;
  /** JSON; undefined for a job that needs nothing but its order. */
  payload: unknown;
}

/** What a handler knows of the attempt beside the order. */
interface JobAttempt {
  /** True only if no earlier attempt can have had an effect. */
  isFirstAttempt: boolean;
  payload: unknown;
}

/** Does the jobs of one kind: the work outside of any transaction, then its result in the one that completes the job. */
export interface JobHandler<Result = unknown> {
  /**
   * Does the work.
   *
   * @param order as it was when the attempt began.
   * @returns the result to apply; undefined if there is nothing to apply.
   * @throws any error: the job is retried later.
   */
  run(order: Order, attempt: JobAttempt): Promise<Result | undefined>;
  /**
   * Writes what follows from the result. It commits together with the completion of the job.
   *
   * @param order as it is now: it may have changed while the job was running.
   * @returns the order after the change.
   */
  apply(context: ChangeContext, order: Order, result: Result): Promise<Order>;
}

/** The handler of each kind. */
export type JobHandlers = Readonly<Record<JobKind, JobHandler>>;
