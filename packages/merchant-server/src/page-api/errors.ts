import type { TillErrorCode } from './till.js';

/** Codes of the page's API. */
export type PageErrorCode =
  | 'bad_request'
  | 'not_found'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'too_many_requests'
  | 'selection_unavailable'
  | 'quote_not_found'
  | 'quote_expired'
  | 'idempotency_key_reused'
  | 'cancel_too_late'
  | TillErrorCode
  | 'internal_error';

/** Body of every failure. */
export interface PageErrorBody {
  error: { code: PageErrorCode; message: string };
}
