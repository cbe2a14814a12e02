import { CodedError } from '@invoicebox/merchant-server';

/** Error codes of the simulated forecourt. */
export type ForecourtErrorCode = 'bad_request' | 'not_found' | 'wrong_state' | 'unsupported_media_type';

/** Thrown for a request that the simulated forecourt refuses. The message says what was expected. */
export class ForecourtError extends CodedError<ForecourtErrorCode> {
  override readonly name = 'ForecourtError';
}
