import type { Clock } from '../clock.js';
import type { HttpMethod } from '../contract/calls.js';
import type { AnswerReading } from '../contract/read/read-answer.js';
import { type Refusal, readRefusal } from '../contract/read/read-error.js';
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
  /** Reads the JSON of a good answer. */
  read(json: unknown): AnswerReading<unknown>;
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
   * Reads the body.
   *
   * @throws InvoiceboxApiError for a refusal, an answer that is not Invoicebox's, a body that lacks what a caller cannot do
   *   without, and a connection that ends too early.
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

/** A header of the limit, by either of its names. */
const limitHeader = (headers: ReceivedAnswer['headers'], name: string) =>
  secondsIn(headers, `RateLimit-${name}`) ?? secondsIn(headers, `X-RateLimit-${name}`);

/** `Retry-After` is seconds, or a date in its older form. */
function retryAfterMs(headers: ReceivedAnswer['headers'], now: number): number | undefined {
  const seconds = secondsIn(headers, 'Retry-After');
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(headers.get('Retry-After') ?? '');
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** A proxy or a firewall answered: whether the request has reached Invoicebox is not known. */
const FOREIGN_ANSWER: Refusal = {
  code: 'invalid_response',
  message: 'the answer is not of Invoicebox, its body has no error code.',
  fields: [],
};

/** Whether the status of a refusal says that the request had no effect: 4xx. After 3xx it is unknown. */
const isRefusal = (status: number) => status >= 400 && status < 500;

/** The error of an answer with a status other than 2xx. */
function failedAnswer(
  options: HttpOptions,
  request: HttpRequest,
  response: ReceivedAnswer,
  json: unknown,
): InvoiceboxApiError {
  const refusal = readRefusal(json);
  const { code, message, fields } = refusal ?? FOREIGN_ANSWER;
  const named = fields.map((field) => `${field.name}: ${field.message}`).join('; ');
  const what = refusal ? `was refused with ${response.status} ${code}` : `got the status ${response.status}`;
  const text = `${request.method} ${request.path} ${what}: ${message}${named ? ` (${named})` : ''}`;
  return new InvoiceboxApiError(text.replaceAll(options.token, '***'), {
    code,
    httpStatus: response.status,
    effect: refusal && isRefusal(response.status) ? 'none' : lostEffect(request),
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

/** Undefined for a text that is no JSON: who reads the answer says what was expected. A BOM may come before it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

async function readAnswer(options: HttpOptions, request: HttpRequest, response: ReceivedAnswer): Promise<unknown> {
  const json = parseJson(await response.text());
  if (response.status < 200 || response.status > 299) throw failedAnswer(options, request, response, json);
  const reading = request.read(json);
  if (reading.ok) return reading.payload;
  throw new InvoiceboxApiError(
    `${request.method} ${request.path} answered with a body that cannot be read: ${reading.problem}`,
    {
      code: 'invalid_response',
      httpStatus: response.status,
      effect: lostEffect(request),
      requestId: response.headers.get('X-Request-Id') ?? undefined,
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
      remaining: limitHeader(headers, 'Remaining'),
      resetMs: (limitHeader(headers, 'Reset') ?? 0) * 1000,
    },
    read: () =>
      readAnswer(options, request, response).catch((error: unknown) => {
        throw error instanceof InvoiceboxApiError ? error : lost(error);
      }),
  };
}
