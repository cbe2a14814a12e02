import { newIdempotencyKey } from '../page-client/index.js';

/** Field of the history entry's state. */
const FIELD = 'orderAttempt';

/** What holds the state of the present entry. */
type Entry = Pick<History, 'state' | 'replaceState'>;

/** The one entry of a program that has no history. */
const onlyEntry = {
  state: null as unknown,
  replaceState(state: unknown) {
    onlyEntry.state = state;
  },
};

function presentEntry(): Entry {
  return typeof history === 'undefined' ? onlyEntry : history;
}

function stateOf(entry: Entry): Record<string, unknown> {
  const state: unknown = entry.state;
  return typeof state === 'object' && state !== null ? { ...state } : {};
}

/** Begins a new attempt at this entry of the browser's history. @returns its idempotency key. */
export function renewAttemptKey(): string {
  const entry = presentEntry();
  const key = newIdempotencyKey();
  entry.replaceState({ ...stateOf(entry), [FIELD]: key }, '');
  return key;
}

/**
 * The idempotency key of the attempt to order that this entry of the browser's history stands for. It outlives a reload,
 * a doubled tab has it, too, and who comes back by the back button finds it again: all of them make one order. Kept in
 * the entry, because embedded pages may be denied storage.
 */
export function attemptKey(): string {
  const known = stateOf(presentEntry())[FIELD];
  return typeof known === 'string' ? known : renewAttemptKey();
}
