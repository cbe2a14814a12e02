import { INITIAL_DATA } from './message-rules.js';
import { findMismatch, type Mismatch } from './rules.js';
import { tryCall, UNREADABLE } from './try-call.js';

/** The first mismatch of a value with `InitialData`; null when it fits. Never throws. */
export function checkInitialData(value: unknown): Mismatch | null {
  return tryCall(() => findMismatch(value, INITIAL_DATA), UNREADABLE);
}
