import type { PageErrorCode } from '@invoicebox/merchant-server/page-api';

/** A call of the page's own server that gave no result. */
export class MerchantError extends Error {
  override readonly name = 'MerchantError';
  /** The server's code, or `offline` when no readable answer came. */
  readonly code: PageErrorCode | 'offline';

  constructor(code: PageErrorCode | 'offline', message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
