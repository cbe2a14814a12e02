/**
 * Why a mini-app cannot be embedded as asked. Codes are stable.
 * - `INVALID_URL`: the mini-app's URL or a payment page is not one that the policy allows.
 * - `SAME_ORIGIN`: the mini-app is on the host's own origin, where the sandbox would not hold it.
 * - `INVALID_DATA`: the initial data does not fit the protocol.
 * - `INVALID_OPTION`: another option is impossible.
 */
export type EmbedErrorCode = 'INVALID_URL' | 'SAME_ORIGIN' | 'INVALID_DATA' | 'INVALID_OPTION';

/** The host's only error class. Only the host's own mistakes throw; a guest's mistakes are reported to the observer. */
export class EmbedError extends Error {
  override readonly name = 'EmbedError';
  readonly code: EmbedErrorCode;

  constructor(code: EmbedErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
