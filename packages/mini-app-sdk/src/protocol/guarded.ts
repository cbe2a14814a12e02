import type { Mismatch } from './rules.js';

/** Reads a value whose getters or proxy traps may throw; returns the fallback, or undefined, if they do. */
export function guarded<T>(read: () => T): T | undefined;
export function guarded<T>(read: () => T, fallback: T): T;
export function guarded<T>(read: () => T, fallback?: T): T | undefined {
  try {
    return read();
  } catch {
    return fallback;
  }
}

/** What is said of a value that cannot even be read: it should have been an object as others are. */
export const UNREADABLE: Mismatch = { path: '', expected: 'object' };
