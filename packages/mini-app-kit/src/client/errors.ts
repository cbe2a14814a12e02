import type { PageErrorCode } from '@invoicebox/merchant-server/page-api';

/** The server's code; `offline` when no readable answer came; `unexpected` for an exception in the page itself. */
export type MerchantErrorCode = PageErrorCode | 'offline' | 'unexpected';

/** A call of the page's own server that gave no result. */
export class MerchantError extends Error {
  override readonly name = 'MerchantError';
  readonly code: MerchantErrorCode;

  constructor(code: MerchantErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** A caught error. What is not of the server is a mistake in the page, which is reported on the console. */
export function asMerchantError(reason: unknown): MerchantError {
  if (reason instanceof MerchantError) return reason;
  console.error(reason);
  return new MerchantError('unexpected', String(reason), reason);
}
