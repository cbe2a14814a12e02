import { ApiError } from '../api-error.js';
import type { Directory } from '../records/directory.js';
import type { Account } from '../records/settings.js';

/** The caller: an account, anonymous (no token), or unknown (a token of no account). */
export type Caller = { kind: 'account'; account: Account } | { kind: 'anonymous' } | { kind: 'unknown' };

/** Identifies the caller by the `Authorization` header. */
export function callerOf(directory: Directory, header: string | undefined): Caller {
  if (!header) return { kind: 'anonymous' };
  const token = /^Bearer\s+(\S+)\s*$/i.exec(header)?.[1];
  const account = token === undefined ? undefined : directory.accountOfToken(token);
  return account ? { kind: 'account', account } : { kind: 'unknown' };
}

/**
 * The caller's account.
 *
 * @throws ApiError `unauthorized` for a missing or unknown token.
 */
export function requireAccount(caller: Caller): Account {
  if (caller.kind === 'account') return caller.account;
  const what = caller.kind === 'anonymous' ? 'There is no token' : 'The token is not known';
  throw new ApiError('unauthorized', `${what}: expected Authorization: Bearer TOKEN.`);
}
