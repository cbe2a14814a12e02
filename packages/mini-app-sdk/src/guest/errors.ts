import type { Mismatch } from '../protocol/rules.js';

/**
 * What went wrong, for code to branch on. Codes are stable; messages may be reworded.
 * - `NOT_EMBEDDED`: the page has no host around it, or its URL has no `id`.
 * - `HOST_SILENT`: nothing usable came from the host in time.
 * - `ORIGIN_MISMATCH`: something answered, but from another origin than the host's (`details.expected`, `details.seen`).
 * - `BAD_PAYLOAD`: a message has the wrong form, arriving or leaving (`details.path`, `details.expected`).
 * - `VERSION_UNSUPPORTED`: the host's `init` is of a later protocol and cannot be read (`details.expected`, `details.seen`).
 * - `NOT_CONNECTED`: a message was sent before the host's first `init`.
 * - `DISCONNECTED`: the mini-app was disposed.
 * - `INVALID_OPTION`: the `hostOrigin` option is no origin.
 */
export type MiniAppErrorCode =
  | 'NOT_EMBEDDED'
  | 'HOST_SILENT'
  | 'ORIGIN_MISMATCH'
  | 'BAD_PAYLOAD'
  | 'VERSION_UNSUPPORTED'
  | 'NOT_CONNECTED'
  | 'DISCONNECTED'
  | 'INVALID_OPTION';

/** Details of an error, depending on its code. Never contains message contents. */
export interface MiniAppErrorDetails {
  readonly expected?: string | number | null;
  readonly seen?: string | number;
  readonly path?: string;
}

/** The package's page, which is its README: every code has a section there. */
const DOCS = 'https://npm.im/@invoicebox/mini-app-sdk#';

/** The guest's only error class. The message says what happened and what to do. */
export class MiniAppError extends Error {
  override readonly name = 'MiniAppError';
  declare readonly code: MiniAppErrorCode;
  declare readonly details: MiniAppErrorDetails;
  /** URL of the documentation of the code. */
  declare readonly docs: string;

  constructor(code: MiniAppErrorCode, message: string, details: MiniAppErrorDetails = {}) {
    const docs = DOCS + code.toLowerCase();
    super(`${message} ${docs}`);
    this.code = code;
    this.details = details;
    this.docs = docs;
  }
}

/** The error for an invalid message, either sent or waited for. */
export function badPayload(action: string, mismatch: Mismatch): MiniAppError {
  return new MiniAppError('BAD_PAYLOAD', `${action}: ${mismatch.path} should be ${mismatch.expected}.`, mismatch);
}
