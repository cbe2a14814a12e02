import type { PageErrorCode } from '../page-api/index.js';
import { CodedError } from './coded-error.js';

const HTTP_STATUSES = {
  bad_request: 400,
  not_found: 404,
  idempotency_key_reused: 409,
  cancel_too_late: 409,
  quote_expired: 409,
  selection_unavailable: 409,
  not_signed_in: 401,
  wrong_credentials: 401,
  operator_locked: 429,
  foreign_origin: 403,
  no_open_shift: 409,
  not_refundable: 409,
  too_much: 409,
  request_key_reused: 409,
  quote_not_found: 404,
  payload_too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  internal_error: 500,
} as const satisfies Record<PageErrorCode, number>;

/** An error that the page gets with a code. */
export class PageError extends CodedError<PageErrorCode> {
  override readonly name = 'PageError';

  /** HTTP status that goes with the code. */
  get httpStatus(): (typeof HTTP_STATUSES)[PageErrorCode] {
    return HTTP_STATUSES[this.code];
  }
}
