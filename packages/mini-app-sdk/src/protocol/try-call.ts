import type { Mismatch } from './rules.js';

/** Returns what the function returns, or the fallback if it throws, e.g. because a getter or a proxy trap does. */
export function tryCall<T>(run: () => T): T | undefined;
export function tryCall<T>(run: () => T, fallback: T): T;
export function tryCall<T>(run: () => T, fallback?: T): T | undefined {
  try {
    return run();
  } catch {
    return fallback;
  }
}

/** The mismatch of a value that throws when it is read. */
export const UNREADABLE: Mismatch = { path: '', expected: 'object' };
