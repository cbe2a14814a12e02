import type { PageErrorBody } from '@invoicebox/merchant-server/page-api';
import { MerchantError } from './errors.js';

/** Longest time for one call of the page's own server. */
const TIMEOUT_MS = 20_000;

function isErrorBody(json: unknown): json is PageErrorBody {
  const error = (json as Partial<PageErrorBody> | null)?.error;
  return typeof error?.code === 'string' && typeof error.message === 'string';
}

/**
 * Calls the page's own server, same origin, without cookies by default.
 *
 * @param path absolute path with query.
 * @param body sent as JSON by POST; without it the call is a GET.
 * @param withCookies for the till, whose operator is signed in by a cookie.
 * @returns the answer's JSON.
 * @throws MerchantError always and only.
 */
export async function request<Answer>(
  path: string,
  options: { body?: unknown; headers?: Record<string, string>; signal?: AbortSignal; withCookies?: boolean } = {},
): Promise<Answer> {
  const { body, headers, signal, withCookies = false } = options;
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  let json: unknown;
  try {
    response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
      credentials: withCookies ? 'same-origin' : 'omit',
      signal: signal ? AbortSignal.any([deadline, signal]) : deadline,
    });
    json = await response.json();
  } catch (cause) {
    throw new MerchantError('offline', `${path}: the server could not be reached or gave no readable answer.`, cause);
  }
  if (response.ok) return json as Answer;
  if (isErrorBody(json)) throw new MerchantError(json.error.code, json.error.message);
  throw new MerchantError('offline', `${path}: HTTP ${response.status} without an error of this server.`);
}
