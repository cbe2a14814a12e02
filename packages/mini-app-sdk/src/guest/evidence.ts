import type { Rejected } from '../protocol/index.js';
import { MiniAppError } from './errors.js';
import type { Delivery, Transport } from './transport.js';

/** How the conversation with the host is going. Holds counts and times, never what was said. */
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

/** Keeps what was seen, to explain a wait that failed. Its public fields are those of a diagnosis. */
export class Evidence {
  attempts = 0;
  ignored = 0;
  foreign = 0;
  refusedSources = 0;
  /** Only the host's window and the page itself can add to it, so it stays small. */
  refusedOrigins: Readonly<Record<string, number>> = {};
  #malformedInit: MiniAppError | undefined;
  #wrongOrigin: MiniAppError | undefined;

  sawRefused({ refusedFor, origin }: Delivery, expected: string | null): void {
    if (refusedFor === 'source') {
      this.refusedSources += 1;
      return;
    }
    this.refusedOrigins = { ...this.refusedOrigins, [origin]: (this.refusedOrigins[origin] ?? 0) + 1 };
    const details = { expected, seen: origin };
    this.#wrongOrigin = new MiniAppError(
      'ORIGIN_MISMATCH',
      `${origin} answered, not ${expected}. Check hostOrigin.`,
      details,
    );
  }

  sawInvalid({ action, path, expected }: Rejected): void {
    this.ignored += 1;
    if (action !== 'init') return;
    this.#malformedInit = new MiniAppError('BAD_PAYLOAD', `The host's init: ${path} is not ${expected}.`, {
      path,
      expected,
    });
  }

  /**
   * The most telling cause of a wait that ended without data: a malformed `init` of the host itself, then an answer from
   * a wrong origin, then silence.
   */
  explain(timeoutMs: number): MiniAppError {
    const silence = `No host answered in ${timeoutMs} ms. Is it Invoicebox? Call ready() to wait more.`;
    return this.#malformedInit ?? this.#wrongOrigin ?? new MiniAppError('HOST_SILENT', silence);
  }
}
