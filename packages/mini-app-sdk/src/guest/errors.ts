/**
 * What went wrong, for code to branch on. Codes are stable; messages may be reworded.
 * - `NOT_EMBEDDED`: the page has no host around it, or its URL has no `id`.
 * - `HOST_SILENT`: nothing usable came from the host in time.
 * - `ORIGIN_MISMATCH`: something answered, but from another origin than the host's (`details.expected`, `details.seen`).
 * - `BAD_PAYLOAD`: a message has the wrong form, arriving or leaving (`details.path`, `details.expected`).
 * - `NOT_CONNECTED`: a message was sent before the host's first `init`.
 * - `DISCONNECTED`: the mini-app was disposed.
 * - `INVALID_OPTION`: the `hostOrigin` option is no origin.
 */
export type MiniAppErrorCode =
  | 'NOT_EMBEDDED'
  | 'HOST_SILENT'
  | 'ORIGIN_MISMATCH'
  | 'BAD_PAYLOAD'
  | 'NOT_CONNECTED'
  | 'DISCONNECTED'
  | 'INVALID_OPTION';

/** The particulars of an error, where its code has any. Never holds what was said. */
export interface MiniAppErrorDetails {
  readonly expected?: string | null;
  readonly seen?: string;
  readonly path?: string;
}

/** The one error class of the guest side. */
export class MiniAppError extends Error {
  override readonly name = 'MiniAppError';
  readonly code: MiniAppErrorCode;
  readonly details: MiniAppErrorDetails;

  constructor(code: MiniAppErrorCode, message: string, details: MiniAppErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
