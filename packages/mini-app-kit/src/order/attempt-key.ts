import { newIdempotencyKey } from '../client/index.js';

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
 * The idempotency key of this entry of the browser's history. A reload, a duplicated tab and the back button find the same
 * key, so all of them place one order. Kept in the entry because embedded pages may be denied storage.
 */
export function attemptKey(): string {
  const known = stateOf(presentEntry())[FIELD];
  return typeof known === 'string' ? known : renewAttemptKey();
}
