import { PROTOCOL_VERSION } from '../protocol/constants.js';
import type { Rejected } from '../protocol/parse.js';
import { badPayload, MiniAppError, type MiniAppErrorCode } from './errors.js';
import type { Delivery, Transport } from './transport.js';

/** How the conversation with the host is going. Holds counts and times, never what was said. */
export interface Diagnosis {
  readonly transport: Transport['kind'] | null;
  /** The host's origin, or null where it is not known or has none. */
  readonly hostOrigin: string | null;
  /** How many `init` were sent. */
  readonly attempts: number;
  /** Milliseconds since the first `init` was sent; 0 before. */
  readonly elapsedMs: number;
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

/** Keeps what was seen, to explain a wait that failed. Its public fields are those of a diagnosis. */
export class Evidence {
  attempts = 0;
  ignored = 0;
  foreign = 0;
  refusedSources = 0;
  /** Only the host's window and the page itself can add to it, so it stays small. */
  refusedOrigins: Readonly<Record<string, number>> = {};
  #unreadInit: MiniAppError | undefined;
  #wrongOrigin: MiniAppError | undefined;

  sawRefused({ refusedFor, origin: seen }: Delivery, expected: string | null): void {
    if (refusedFor === 'source') {
      this.refusedSources += 1;
      return;
    }
    const times = this.refusedOrigins[seen] ?? 0;
    this.refusedOrigins = { ...this.refusedOrigins, [seen]: times + 1 };
    this.#wrongOrigin = surprise('ORIGIN_MISMATCH', 'origin', expected, seen, 'Check hostOrigin');
    if (!times) console.warn(this.#wrongOrigin.message);
  }

  sawInvalid({ message: { action, version: seen }, path, expected }: Rejected): void {
    this.ignored += 1;
    if (action !== 'init') return;
    // A later protocol may say the same in another form; one that can still be read is not asked for its version.
    this.#unreadInit =
      typeof seen === 'number' && seen > PROTOCOL_VERSION
        ? surprise('VERSION_UNSUPPORTED', 'protocol', PROTOCOL_VERSION, seen, 'Update the SDK')
        : badPayload("The host's init", { path, expected });
  }

  /**
   * The most telling cause of a wait that ended without data: an `init` of the host itself that could not be read, then an answer from
   * a wrong origin, then silence.
   */
  explain(timeoutMs: number): MiniAppError {
    const silence = `No host answered in ${timeoutMs} ms. Is it Invoicebox? Call ready() to wait more.`;
    return this.#unreadInit ?? this.#wrongOrigin ?? new MiniAppError('HOST_SILENT', silence);
  }
}

/** The error of a host that is another than was expected. */
function surprise<Seen extends string | number>(
  code: MiniAppErrorCode,
  what: string,
  expected: Seen | null,
  seen: Seen,
  advice: string,
): MiniAppError {
  return new MiniAppError(code, `The host's ${what} is ${seen}, not ${expected}. ${advice}.`, { expected, seen });
}
