import { ApiError } from '../api-error.js';
import type { Directory } from '../records/directory.js';
import type { Account } from '../records/settings.js';

/** Who calls: an account, nobody (no token was sent), or somebody with a token that no account has. */
export type Caller = { kind: 'account'; account: Account } | { kind: 'anonymous' } | { kind: 'unknown' };

/** Reads who calls from the header `Authorization`. */
export function callerOf(directory: Directory, header: string | undefined): Caller {
  if (!header) return { kind: 'anonymous' };
  const token = /^Bearer\s+(\S+)\s*$/i.exec(header)?.[1];
  const account = token === undefined ? undefined : directory.accountOfToken(token);
  return account ? { kind: 'account', account } : { kind: 'unknown' };
}

/**
 * The account that calls.
 *
 * @throws ApiError `unauthorized` without a token and for an unknown one.
 */
export function requireAccount(caller: Caller): Account {
  if (caller.kind === 'account') return caller.account;
  const what = caller.kind === 'anonymous' ? 'There is no token' : 'The token is not known';
  throw new ApiError('unauthorized', `${what}: expected Authorization: Bearer TOKEN.`);
}
