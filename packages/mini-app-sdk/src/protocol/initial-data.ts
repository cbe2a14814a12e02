import { guarded, UNREADABLE } from './guarded.js';
import { INITIAL_DATA } from './message-rules.js';
import { findMismatch, type Mismatch, type Path } from './rules.js';

/** The first mismatch of a value with `InitialData`, its path below `path`; null when it fits. Never throws. */
export function checkInitialData(value: unknown, path: Path = []): Mismatch | null {
  return guarded(() => findMismatch(value, INITIAL_DATA, path), UNREADABLE);
}
