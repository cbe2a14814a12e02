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
  /** Whether this server sends letters to buyers. */
  sendsLetters: boolean;
  /** Notes a transition, to be reported after the commit. */
  noteTransition(transition: OrderTransition): void;
}

/** What {@link changeOrders} works with. */
export interface ChangeDeps {
  database: Database;
  clock: Clock;
  /** Whether letters to buyers are sent; not by default. */
  sendsLetters?: boolean;
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
  { database, clock, sendsLetters = false, onTransition }: ChangeDeps,
  work: (context: ChangeContext) => Promise<Result>,
): Promise<Result> {
  let transitions: OrderTransition[] = [];
  const result = await database.transaction((tx) => {
    transitions = [];
    const noteTransition = (transition: OrderTransition) => void transitions.push(transition);
    return work({ tx, now: clock.now(), sendsLetters, noteTransition });
  });
  for (const transition of transitions) onTransition?.(transition);
  return result;
}
