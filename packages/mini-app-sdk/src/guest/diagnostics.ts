import { PROTOCOL_VERSION } from '../protocol/constants.js';
import type { Rejected } from '../protocol/parse.js';
import { badPayload, MiniAppError, type MiniAppErrorCode } from './errors.js';
import type { Delivery, Transport } from './transport.js';

/** State of the connection to the host. Only counts and times, never the contents of messages. */
export interface Diagnosis {
  readonly transport: Transport['kind'] | null;
  /** The host's origin, or null where it is not known or has none. */
  readonly hostOrigin: string | null;
  /** How many `init` were sent. */
  readonly attempts: number;
  /** Milliseconds from the first `init` sent to the first one received; null until then. */
  readonly connectedAfterMs: number | null;
  /** Messages of the host that were malformed or whose action is unknown. */
  readonly ignored: number;
  /** Messages that carry another id or none: another embedding, an extension, a tool. */
  readonly foreign: number;
  /** Messages with our id that came from another window than the host's. */
  readonly refusedSources: number;
  /** Messages with our id from the right window but a wrong origin, by origin. */
  readonly refusedOrigins: Readonly<Record<string, number>>;
}

/** The part of a diagnosis that grows with every message. */
export type Counts = { -readonly [Name in 'attempts' | 'ignored' | 'foreign' | 'refusedSources']: number } & {
  /** Only the host's window and the page itself can add to it, so it stays small. */
  readonly refusedOrigins: Record<string, number>;
};

/**
 * Counts a message whose sender the guest must not hear, and warns of an origin that it had not seen.
 * @returns the error that explains it, where the sender is the host's window.
 */
export function countRefused(
  counts: Counts,
  { refusedFor, origin: seen }: Delivery,
  expected: string | null,
): MiniAppError | undefined {
  if (refusedFor === 'source') {
    counts.refusedSources += 1;
    return undefined;
  }
  const error = mismatchError('ORIGIN_MISMATCH', 'origin', expected, seen, 'Set hostOrigin');
  const before = counts.refusedOrigins[seen] ?? 0;
  if (!before) console.warn(error.message);
  counts.refusedOrigins[seen] = before + 1;
  return error;
}

/** The error that explains an `init` of the host that could not be read. */
export function explainUnreadInit({ message: { version: seen }, path, expected }: Rejected): MiniAppError {
  // A later protocol may change the form of a message; its version does not matter while it can be parsed.
  return typeof seen === 'number' && seen > PROTOCOL_VERSION
    ? mismatchError('VERSION_UNSUPPORTED', 'protocol', PROTOCOL_VERSION, seen, 'Update the SDK')
    : badPayload("The host's init", { path, expected });
}

/** The error of a host that is another than was expected. */
function mismatchError<Seen extends string | number>(
  code: MiniAppErrorCode,
  what: string,
  expected: Seen | null,
  seen: Seen,
  advice: string,
): MiniAppError {
  return new MiniAppError(code, `The host's ${what} is ${seen}, not ${expected}. ${advice}.`, { expected, seen });
}
