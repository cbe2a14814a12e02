import type { Clock } from '@invoicebox/invoicebox-api';
import type { Database, Transaction } from '../storage/database.js';

/** A change of an order's payment state. */
export interface OrderTransition {
  from: string;
  to: string;
}

/** The context of a change of orders. */
export interface ChangeContext {
  tx: Transaction;
  /** When it happens, epoch milliseconds. */
  now: number;
  /** Notes a transition, to be reported after the commit. */
  noteTransition(transition: OrderTransition): void;
}

/** What {@link changeOrders} works with. */
export interface ChangeDeps {
  database: Database;
  clock: Clock;
  /** Called for each transition after its commit, for metrics. */
  onTransition?: ((transition: OrderTransition) => void) | undefined;
}

/**
 * Changes orders in one transaction, and reports their transitions once it has committed.
 *
 * @param work may run more than once: it must touch nothing but its context.
 * @returns what `work` returned.
 */
export async function changeOrders<Result>(
  { database, clock, onTransition }: ChangeDeps,
  work: (context: ChangeContext) => Promise<Result>,
): Promise<Result> {
  let transitions: OrderTransition[] = [];
  const result = await database.transaction((tx) => {
    transitions = [];
    return work({ tx, now: clock.now(), noteTransition: (transition) => void transitions.push(transition) });
  });
  for (const transition of transitions) onTransition?.(transition);
  return result;
}
