/** Error codes of the simulated forecourt. */
export type ForecourtErrorCode = 'bad_request' | 'not_found' | 'wrong_state' | 'unsupported_media_type';

/** Thrown for a request that the simulated forecourt refuses; the message says what was expected. */
export class ForecourtError extends Error {
  override readonly name = 'ForecourtError';
  readonly code: ForecourtErrorCode;

  constructor(code: ForecourtErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
