import {
  ERROR_STATUSES,
  type ErrorBody,
  type ErrorCode,
  errorBody,
  type FieldError,
} from '@invoicebox/invoicebox-api/contract';

/** A failure that the caller is told of by the contract's code (docs/http-api.md, General). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  readonly fields: FieldError[];
  /** Headers of the answer, such as `Allow` and `Retry-After`. */
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

  /** HTTP status of the code. */
  get httpStatus(): (typeof ERROR_STATUSES)[ErrorCode] {
    return ERROR_STATUSES[this.code];
  }

  /** Body of the answer. */
  get body(): ErrorBody {
    return errorBody(this.code, this.message, this.fields);
  }
}
