import type { CancellationState } from '../api-types/index.js';

/** Who wants an order canceled. */
export type Canceler =
  | { by: 'buyer' }
  | {
      by: 'operator';
      /** Who it was, for the history. */
      operator: string;
      /** In the operator's words. */
      reason: string;
    };

/** A wish to cancel an order and what became of it. */
export type Cancellation = Canceler & {
  state: CancellationState;
  /** When it was first wished, epoch milliseconds. */
  requestedAt: number;
};
