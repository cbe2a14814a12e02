import {
  ERROR_STATUSES,
  type ErrorBody,
  type ErrorCode,
  errorBody,
  type FieldError,
} from '@invoicebox/invoicebox-api/contract';

/** A failure that is answered with a code of the contract (docs/http-api.md, General). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  readonly fields: FieldError[];
  /** Response headers, such as `Allow` and `Retry-After`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ErrorCode,
    message: string,
    fields: FieldError[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.code = code;
    this.fields = fields;
    this.headers = headers;
  }

  get httpStatus(): (typeof ERROR_STATUSES)[ErrorCode] {
    return ERROR_STATUSES[this.code];
  }

  /** Response body. */
  get body(): ErrorBody {
    return errorBody(this.code, this.message, this.fields);
  }
}
