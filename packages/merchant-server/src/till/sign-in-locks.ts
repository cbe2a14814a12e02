import { PageError } from '../core/page-error.js';
import type { SqlRunner } from '../storage/database.js';

/** Failures in a row of one device, or of one network that is no operator's device yet, until it is locked. */
const MAX_FAILURES = 5;
/** Failures with one name over all networks, until it is locked for devices that are not known. */
const MAX_FAILURES_ANYWHERE = 50;
/** The first lock; each failure after it doubles the next. */
const FIRST_LOCK_MS = 5 * 60_000;
const MAX_LOCK_MS = 24 * 60 * 60_000;
/** Failures that nothing followed for this long are forgotten. */
const FORGET_MS = 30 * 24 * 60 * 60_000;

/** Where an attempt to sign in comes from. */
export interface SignInOrigin {
  /** The client's address, or the /64 of an IPv6 address. */
  network: string;
  /** The id of a device on which somebody has signed in before. */
  device?: string | undefined;
}

interface FailureLimit {
  source: string;
  maxFailures: number;
}

/** A known device has a count of its own, so that strangers who guess cannot lock it out. */
function limitsOf({ network, device }: SignInOrigin): FailureLimit[] {
  if (device !== undefined) return [{ source: `device ${device}`, maxFailures: MAX_FAILURES }];
  return [
    { source: `network ${network}`, maxFailures: MAX_FAILURES },
    { source: 'anywhere', maxFailures: MAX_FAILURES_ANYWHERE },
  ];
}

function lockMs(failures: number, maxFailures: number): number {
  return failures < maxFailures ? 0 : Math.min(MAX_LOCK_MS, FIRST_LOCK_MS * 2 ** (failures - maxFailures));
}

/**
 * Counts an attempt as failed until {@link forgiveFailures}, so that parallel attempts cannot slip through. A name that no
 * operator has counts as well: its answers are the same.
 *
 * @param now epoch milliseconds.
 * @returns 0, or the epoch milliseconds until which this origin is locked for this name; then nothing is counted.
 */
export async function countFailure(
  tx: SqlRunner,
  operator: string,
  origin: SignInOrigin,
  now: number,
): Promise<number> {
  const limits = limitsOf(origin);
  const rows = await tx.run('SELECT source, failures, locked_until FROM till_failures WHERE operator = ?', [operator]);
  const known = new Map(rows.map((row) => [row.source, row]));
  const lockedUntil = Math.max(...limits.map(({ source }) => Number(known.get(source)?.locked_until ?? 0)));
  if (lockedUntil > now) return lockedUntil;
  for (const { source, maxFailures } of limits) {
    const failures = Number(known.get(source)?.failures ?? 0) + 1;
    const lock = lockMs(failures, maxFailures);
    await tx.run(
      `INSERT INTO till_failures (operator, source, failures, locked_until, last_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (operator, source) DO UPDATE
       SET failures = excluded.failures, locked_until = excluded.locked_until, last_at = excluded.last_at`,
      [operator, source, failures, lock === 0 ? 0 : now + lock, now],
    );
  }
  return 0;
}

/** Forgets the failures of an origin after a sign-in, and old ones of everybody. */
export async function forgiveFailures(
  tx: SqlRunner,
  operator: string,
  origin: SignInOrigin,
  now: number,
): Promise<void> {
  for (const { source } of limitsOf(origin))
    await tx.run('DELETE FROM till_failures WHERE operator = ? AND source = ?', [operator, source]);
  await tx.run('DELETE FROM till_failures WHERE last_at < ?', [now - FORGET_MS]);
}

/** @param lockedUntil epoch milliseconds. */
export function lockedError(lockedUntil: number, now: number): PageError {
  const minutes = Math.ceil((lockedUntil - now) / 60_000);
  return new PageError('operator_locked', `Too many wrong tries from here: try again in ${minutes} min.`);
}
