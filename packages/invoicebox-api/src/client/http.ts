import { z } from 'zod';
import type { Clock } from '../clock.js';
import { withoutFields } from '../contract/absent.js';
import type { HttpMethod } from '../contract/calls.js';
import { errorBodySchema } from '../contract/error.js';
import { type Effect, InvoiceboxApiError } from './errors.js';
import type { HttpSender, ReceivedAnswer } from './send-http.js';
import { TimeoutError } from './sleep.js';

/** How the client reaches the API. */
export interface HttpOptions {
  /** With the prefix: `https://api.invoicebox.ru/v3`. */
  baseUrl: string;
  /** API token of the shop. Never part of a message or a log. */
  token: string;
  /** `Name/1.0 (...)`, sent as User-Agent. */
  userAgent: string;
  clock: Clock;
  send: HttpSender;
}

/** What messages say of a request. */
export interface NamedRequest {
  method: HttpMethod;
  /** Below the prefix, without query: filters may be personal data. */
  path: string;
}

/** One request. */
export interface HttpRequest extends NamedRequest {
  /** With its question mark, or empty. */
  query: string;
  body?: unknown;
  /** Shape of a good answer's body. */
  response: z.ZodType;
}

/** What the API says of the account's limit (docs/http-api.md, Limits). */
export interface LimitHeaders {
  /** Requests that are left, or undefined where the answer does not say. */
  remaining: number | undefined;
  /** Until there are more. */
  resetMs: number;
}

/** An answer whose headers are here and whose body is not yet read. */
export interface HttpAnswer {
  httpStatus: number;
  requestId: string | undefined;
  limit: LimitHeaders;
  /**
   * Reads the body by the request's schema.
   *
   * @throws InvoiceboxApiError for a refusal, a body that breaks the contract, and a connection that ends too early.
   */
  read(): Promise<unknown>;
}

/** Errors before a connection existed: the request cannot have arrived. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** What a request that was sent and not answered may have done. */
const lostEffect = ({ method }: HttpRequest): Effect => (method === 'GET' ? 'none' : 'unknown');

function secondsIn(headers: ReceivedAnswer['headers'], name: string): number | undefined {
  const text = headers.get(name);
  const seconds = Number(text);
  return text !== null && text.trim() !== '' && Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** `Retry-After` is seconds, or a date in its older form. */
function retryAfterMs(headers: ReceivedAnswer['headers'], now: number): number | undefined {
  const seconds = secondsIn(headers, 'Retry-After');
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(headers.get('Retry-After') ?? '');
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Whether a status says that the request had no effect: 4xx. After 3xx it is unknown. */
const isRefusal = (status: number) => status >= 400 && status < 500;

/** The error of an answer with a status other than 2xx. */
function refusal(
  options: HttpOptions,
  request: HttpRequest,
  response: ReceivedAnswer,
  json: unknown,
): InvoiceboxApiError {
  const body = errorBodySchema.safeParse(json);
  const { code, message, fields } = body.success
    ? body.data.error
    : { code: 'invalid_response', message: 'The answer has no error body.', fields: [] };
  const named = fields.map((field) => `${field.name}: ${field.message}`).join('; ');
  const what = `${request.method} ${request.path} was refused with ${response.status} ${code}`;
  const text = `${what}: ${message}${named ? ` (${named})` : ''}`;
  return new InvoiceboxApiError(text.replaceAll(options.token, '***'), {
    code,
    httpStatus: response.status,
    effect: isRefusal(response.status) ? 'none' : lostEffect(request),
    fields,
    requestId: response.headers.get('X-Request-Id') ?? undefined,
    retryAfterMs: retryAfterMs(response.headers, options.clock.now()),
  });
}

/** The code of a system error, if it is one. */
function systemCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : undefined;
}

function unanswered(
  request: NamedRequest,
  code: string,
  what: string,
  effect: Effect,
  cause: unknown,
): InvoiceboxApiError {
  const consequence = effect === 'unknown' ? '; it may have taken effect all the same' : '';
  const message = `${request.method} ${request.path} ${what}${consequence}.`;
  return new InvoiceboxApiError(message, { code, httpStatus: 0, effect, cause });
}

/**
 * The error of a request that was given up: its time is over, or its caller wants it no more.
 *
 * @param effect what the request may have done by then.
 */
export function givenUp(request: NamedRequest, reason: unknown, effect: Effect): InvoiceboxApiError {
  return reason instanceof TimeoutError
    ? unanswered(request, 'timeout', 'got no answer in time', effect, reason)
    : unanswered(request, 'aborted', 'was given up by its caller', effect, reason);
}

/** The error of a request whose answer the network lost. */
function lostOnTheWay(request: HttpRequest, error: unknown): InvoiceboxApiError {
  const code = systemCode(error);
  const effect: Effect = code !== undefined && NEVER_CONNECTED.has(code) ? 'none' : lostEffect(request);
  return unanswered(request, 'network_error', `found no way through${code ? ` (${code})` : ''}`, effect, error);
}

/** Undefined for a text that is no JSON: the schema of the answer then says what was expected. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readAnswer(options: HttpOptions, request: HttpRequest, response: ReceivedAnswer): Promise<unknown> {
  const json = parseJson(await response.text());
  if (response.status < 200 || response.status > 299) throw refusal(options, request, response, json);
  // Production writes null for what is absent; the contract's shapes know only absence.
  const payload = request.response.safeParse(withoutFields(json, (field) => field === null));
  if (payload.success) return payload.data;
  const problem = z.prettifyError(payload.error);
  throw new InvoiceboxApiError(
    `${request.method} ${request.path} answered with a body that breaks the contract: ${problem}`,
    {
      code: 'invalid_response',
      httpStatus: response.status,
      effect: lostEffect(request),
      requestId: response.headers.get('X-Request-Id') ?? undefined,
      cause: payload.error,
    },
  );
}

/**
 * Sends one request, once.
 *
 * @returns the answer, as soon as its headers are here.
 * @throws InvoiceboxApiError `network_error`, `timeout` or `aborted`; its `effect` says whether a write may have
 *   happened.
 */
export async function sendRequest(
  options: HttpOptions,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const lost = (error: unknown) =>
    signal.aborted ? givenUp(request, signal.reason, lostEffect(request)) : lostOnTheWay(request, error);
  const body = request.body === undefined ? null : JSON.stringify(request.body);
  const response = await options
    .send(`${options.baseUrl}${request.path}${request.query}`, {
      method: request.method,
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${options.token}`,
        'Content-Type': 'application/json',
        'User-Agent': options.userAgent,
      },
      body,
      signal,
    })
    .catch((error: unknown) => {
      throw lost(error);
    });
  const { headers, status } = response;
  return {
    httpStatus: status,
    requestId: headers.get('X-Request-Id') ?? undefined,
    limit: {
      remaining: secondsIn(headers, 'RateLimit-Remaining'),
      resetMs: (secondsIn(headers, 'RateLimit-Reset') ?? 0) * 1000,
    },
    read: () =>
      readAnswer(options, request, response).catch((error: unknown) => {
        throw error instanceof InvoiceboxApiError ? error : lost(error);
      }),
  };
}
