import type { Mismatch } from './rules.js';

/** Reads a value whose getters or proxy traps may throw; gives the fallback when they do. */
export function guarded<T>(read: () => T, fallback: T): T {
  try {
    return read();
  } catch {
    return fallback;
  }
}

/** What is said of a value that cannot even be read: it should have been an object as others are. */
export const UNREADABLE: Mismatch = { path: '', expected: 'object' };
