import type { FieldError } from '../contract/error.js';

/** Whether the request can have taken effect at Invoicebox although the call failed. */
export type Effect = 'none' | 'unknown';

/** Statuses that ask for another attempt (docs/http-api.md, General). */
const BUSY_STATUSES: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * A call of Invoicebox's API that gave no result. `code` is the API's own code, or the client's: `network_error`,
 * `timeout`, `aborted` by the caller, `invalid_response` where the answer is not Invoicebox's or cannot be read,
 * `circuit_open` where nothing was sent because the API is down.
 */
export class InvoiceboxApiError extends Error {
  override readonly name = 'InvoiceboxApiError';
  readonly code: string;
  /** HTTP status, or 0 when no answer came. */
  readonly httpStatus: number;
  /** `unknown` when a write must be looked up before it is sent again. */
  readonly effect: Effect;
  readonly fields: readonly FieldError[];
  /** `X-Request-Id` of the answer: what Invoicebox's support asks for. */
  readonly requestId: string | undefined;
  /** How long the API asks to wait before the next call. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    details: {
      code: string;
      httpStatus: number;
      effect: Effect;
      fields?: readonly FieldError[];
      requestId?: string | undefined;
      retryAfterMs?: number | undefined;
      cause?: unknown;
    },
  ) {
    super(message, { cause: details.cause });
    this.code = details.code;
    this.httpStatus = details.httpStatus;
    this.effect = details.effect;
    this.fields = details.fields ?? [];
    this.requestId = details.requestId;
    this.retryAfterMs = details.retryAfterMs;
  }

  /** The same error for a call of which an earlier attempt may have taken effect. */
  withUnknownEffect(): InvoiceboxApiError {
    if (this.effect === 'unknown') return this;
    const { code, httpStatus, fields, requestId, retryAfterMs } = this;
    const details = { code, httpStatus, fields, requestId, retryAfterMs, effect: 'unknown' as const, cause: this };
    return new InvoiceboxApiError(this.message, details);
  }

  /** Whether the API has refused the call itself: the same one will be refused again. */
  get isFinal(): boolean {
    return this.httpStatus >= 400 && this.httpStatus < 500 && !this.isTransient;
  }

  /** Whether the same call may succeed later without being changed. */
  get isTransient(): boolean {
    const { code, httpStatus } = this;
    return code === 'invalid_response' || httpStatus === 0 || httpStatus >= 500 || BUSY_STATUSES.has(httpStatus);
  }
}
