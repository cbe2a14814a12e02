import type { CancellationState } from '../page-api/index.js';

/** Who cancels an order. */
export type Canceler =
  | { by: 'buyer' }
  | {
      by: 'operator';
      /** Who it was, for the history. */
      operator: string;
      /** In the operator's words. */
      reason: string;
    };

/** A cancellation and its state. */
export type Cancellation = Canceler & {
  state: CancellationState;
  /** Epoch milliseconds. */
  requestedAt: number;
};
