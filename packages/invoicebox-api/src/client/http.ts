import { z } from 'zod';
import { errorBodySchema } from '../contract/error.js';
import { type Effect, InvoiceboxApiError } from './errors.js';

/** How the client reaches the API. */
export interface HttpOptions {
  /** With the prefix: `https://api.invoicebox.ru/v3`. */
  baseUrl: string;
  /** API token of the shop. Never part of a message or a log. */
  token: string;
  /** `Name/1.0 (...)`, sent as User-Agent. */
  userAgent: string;
  /** Longest time for one call, answer read, in milliseconds. */
  timeoutMs: number;
  fetch: typeof fetch;
}

/** One call. */
export interface HttpCall<Payload> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the prefix, with query. */
  path: string;
  body?: unknown;
  /** Shape of the answer's body. */
  response: z.ZodType<Payload>;
  signal?: AbortSignal | undefined;
}

function retryAfterMs(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : undefined;
}

/** The error of an answer with a status of 400 and above. */
function refusal(call: HttpCall<unknown>, response: Response, json: unknown, effect: Effect): InvoiceboxApiError {
  const body = errorBodySchema.safeParse(json);
  const { code, message, fields } = body.success
    ? body.data.error
    : { code: 'invalid_response', message: 'The answer has no error body.', fields: [] };
  const named = fields.map((field) => `${field.name}: ${field.message}`).join('; ');
  return new InvoiceboxApiError(
    `${call.method} ${call.path} was refused with ${response.status} ${code}: ${message}${named ? ` (${named})` : ''}`,
    {
      code,
      httpStatus: response.status,
      effect,
      fields,
      requestId: response.headers.get('X-Request-Id') ?? undefined,
      retryAfterMs: retryAfterMs(response),
    },
  );
}

/** The error of a call that no answer came to. */
function silence(call: HttpCall<unknown>, effect: Effect, cause: unknown): InvoiceboxApiError {
  const timedOut = cause instanceof Error && cause.name === 'TimeoutError';
  const what = timedOut ? 'got no answer in time' : 'could not be completed';
  return new InvoiceboxApiError(`${call.method} ${call.path} ${what}; a write may have taken effect all the same.`, {
    code: timedOut ? 'timeout' : 'network_error',
    httpStatus: 0,
    effect,
    cause,
  });
}

/**
 * Makes one call, once.
 *
 * @returns the answer's body, checked against its schema.
 * @throws InvoiceboxApiError always and only; its `effect` says whether a write may have happened.
 */
export async function callApi<Payload>(options: HttpOptions, call: HttpCall<Payload>): Promise<Payload> {
  const lostEffect: Effect = call.method === 'GET' ? 'none' : 'unknown';
  const deadline = AbortSignal.timeout(options.timeoutMs);
  let response: Response;
  let json: unknown;
  try {
    response = await options.fetch(`${options.baseUrl}${call.path}`, {
      method: call.method,
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${options.token}`,
        'Content-Type': 'application/json',
        'User-Agent': options.userAgent,
      },
      body: call.body === undefined ? null : JSON.stringify(call.body),
      redirect: 'error',
      signal: call.signal ? AbortSignal.any([deadline, call.signal]) : deadline,
    });
    const text = await response.text();
    json = parseJson(text);
  } catch (cause) {
    throw silence(call, lostEffect, cause);
  }
  if (!response.ok) throw refusal(call, response, json, response.status >= 500 ? lostEffect : 'none');
  const payload = call.response.safeParse(json);
  if (payload.success) return payload.data;
  throw new InvoiceboxApiError(
    `${call.method} ${call.path} answered with a body that breaks the contract: ${z.prettifyError(payload.error)}`,
    {
      code: 'invalid_response',
      httpStatus: response.status,
      effect: lostEffect,
      requestId: response.headers.get('X-Request-Id') ?? undefined,
      cause: payload.error,
    },
  );
}

/** Undefined for a text that is no JSON: the schema of the answer then says what was expected. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
