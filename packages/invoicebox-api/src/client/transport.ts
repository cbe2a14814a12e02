import type { Clock } from '../clock.js';
import {
  API_CALLS,
  type ApiCall,
  type CallName,
  callPath,
  type ListRequestOf,
  type ReceivedOf,
  type RequestOf,
} from '../contract/calls.js';
import { formatListQuery } from '../contract/lists/format-list-query.js';
import { readMany, readOne } from '../contract/read/read-answer.js';
import { type Backoff, backoffMs } from './backoff.js';
import { Circuit, type CircuitOptions } from './circuit.js';
import { InvoiceboxApiError } from './errors.js';
import { type AttemptEvent, type ClientHooks, tell } from './hooks.js';
import {
  givenUp,
  type HttpAnswer,
  type HttpOptions,
  type HttpRequest,
  type LimitHeaders,
  sendRequest,
} from './http.js';
import type { RateLimiter } from './rate-limiter.js';
import { RequestPacer } from './request-pacer.js';
import { sleep, withTimeout } from './sleep.js';

/** Options of one call. */
export interface CallOptions {
  /** Ends the call early, its waits and retries included. A write may have taken effect all the same. */
  signal?: AbortSignal;
}

/** Parameters of a call. */
export interface CallInput<Name extends CallName> {
  /** Value of `{id}` in the path. */
  id?: string;
  body?: RequestOf<Name>;
  list?: ListRequestOf<Name>;
}

/** Options of the transport. */
export interface TransportOptions extends HttpOptions {
  /** From sending a request to the end of its answer. */
  timeoutMs: number;
  rateLimiter: RateLimiter;
  circuit: CircuitOptions;
  hooks: ClientHooks;
  random: () => number;
}

/** Attempts at a read. */
const MAX_ATTEMPTS = 4;
/** Waits between attempts, those of writes included. */
const RETRY_BACKOFF: Backoff = { firstMs: 500, longestMs: 30_000 };

/** A signal of its own for each call: one for all would gather the listeners of all. */
const neverAborted = () => new AbortController().signal;

/** Whether a failed attempt says that the API is down. */
function isOutage({ httpStatus, code }: InvoiceboxApiError): boolean {
  return httpStatus >= 500 || code === 'network_error' || code === 'timeout';
}

/**
 * The error of a failed attempt. A caller that gives up before the request is sent gets `aborted`. What is neither that
 * nor of the API (a rate limiter that cannot be read, a body that is no JSON) is thrown as it is.
 */
function asApiError(request: HttpRequest, error: unknown, signal: AbortSignal): InvoiceboxApiError {
  if (error instanceof InvoiceboxApiError) return error;
  if (signal.aborted) return givenUp(request, signal.reason, 'none');
  throw error;
}

/** Makes calls: within the account's rate limit, not while the circuit is open, with retries for reads. */
export class ApiTransport {
  readonly #options: TransportOptions;
  readonly #clock: Clock;
  readonly #pacer: RequestPacer;
  readonly #circuit: Circuit;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.#pacer = new RequestPacer(options.rateLimiter, options.clock);
    this.#circuit = new Circuit(options.clock, options.circuit, (state) =>
      tell(() => options.hooks.onCircuit?.(state)),
    );
  }

  /**
   * Makes a call. A read gets up to four attempts, a write one.
   *
   * @throws InvoiceboxApiError whatever the API or the network did.
   */
  async call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    { signal = neverAborted() }: CallOptions = {},
  ): Promise<ReceivedOf<Name>> {
    const call: ApiCall = API_CALLS[name];
    const request: HttpRequest = {
      method: call.method,
      path: callPath(call, input.id),
      query: input.list ? formatListQuery(input.list) : '',
      body: input.body,
      read: (json) => {
        if (!call.isList) return readOne(call.received, json);
        const reading = readMany(call.received, json);
        if (reading.ok && reading.payload.unreadable.length > 0) {
          const { method, path } = request;
          const event = { call: name, method, path, items: reading.payload.unreadable };
          tell(() => this.#options.hooks.onUnreadable?.(event));
        }
        return reading;
      },
    };
    const answer = await this.#attemptUntilDone(name, request, signal);
    // The schema is the one that the table declares for the name.
    return answer as ReceivedOf<Name>;
  }

  /**
   * Waits before a write is sent again: as long as the API asked for, at least the backoff.
   *
   * @param failures how many attempts have failed, from 1.
   * @throws the error if the caller gives up.
   */
  waitAfter(
    error: InvoiceboxApiError,
    failures: number,
    name: CallName,
    signal: AbortSignal = neverAborted(),
  ): Promise<void> {
    const { method, path }: ApiCall = API_CALLS[name];
    return this.#waitToRetry(error, { call: name, method, path, attempt: failures }, signal);
  }

  async #waitToRetry(error: InvoiceboxApiError, event: AttemptEvent, signal: AbortSignal): Promise<void> {
    const jitter = backoffMs(RETRY_BACKOFF, event.attempt, this.#options.random);
    const delayMs = Math.max(jitter, error.retryAfterMs ?? 0);
    tell(() => this.#options.hooks.onRetry?.({ ...event, error, delayMs }));
    await sleep(this.#clock, delayMs, signal).catch(() => {
      throw error;
    });
  }

  async #attemptUntilDone(name: CallName, request: HttpRequest, signal: AbortSignal): Promise<unknown> {
    const attempts = request.method === 'GET' ? MAX_ATTEMPTS : 1;
    for (let attempt = 1; ; attempt += 1) {
      const event: AttemptEvent = { call: name, method: request.method, path: request.path, attempt };
      try {
        return await this.#attempt(request, event, signal);
      } catch (error) {
        const failure = asApiError(request, error, signal);
        tell(() => this.#options.hooks.onFailure?.({ ...event, error: failure }));
        const again = attempt < attempts && failure.isTransient && failure.code !== 'circuit_open' && !signal.aborted;
        if (!again) throw failure;
        await this.#waitToRetry(failure, event, signal);
      }
    }
  }

  async #attempt(request: HttpRequest, event: AttemptEvent, signal: AbortSignal): Promise<unknown> {
    if (this.#circuit.waitMs > 0) throw this.#circuitOpen(request);
    const permit = await this.#pacer.acquire(signal);
    if (!this.#circuit.enter()) {
      await this.#options.rateLimiter.release(permit, false);
      throw this.#circuitOpen(request);
    }
    try {
      const answer = await withTimeout(this.#clock, this.#options.timeoutMs, signal, (limited) =>
        this.#exchange(request, event, permit, limited),
      );
      this.#circuit.succeeded();
      return answer;
    } catch (error) {
      if (!(error instanceof InvoiceboxApiError) || error.code === 'aborted') this.#circuit.abandoned();
      else if (isOutage(error)) this.#circuit.failed();
      else this.#circuit.succeeded();
      throw error;
    }
  }

  async #exchange(request: HttpRequest, event: AttemptEvent, permit: number, signal: AbortSignal): Promise<unknown> {
    const { hooks, rateLimiter } = this.#options;
    const sentAt = this.#clock.now();
    tell(() => hooks.onRequest?.(event));
    let answer: HttpAnswer;
    try {
      answer = await sendRequest(this.#options, request, signal);
    } finally {
      await rateLimiter.release(permit, true);
    }
    const { httpStatus, requestId, limit } = answer;
    await this.#applyLimit(limit, sentAt);
    try {
      return await answer.read();
    } catch (error) {
      if (error instanceof InvoiceboxApiError && error.httpStatus === 429)
        await rateLimiter.pause(error.retryAfterMs ?? 0);
      throw error;
    } finally {
      const durationMs = this.#clock.now() - sentAt;
      tell(() => hooks.onResponse?.({ ...event, httpStatus, requestId, durationMs }));
    }
  }

  /**
   * If the API has no requests left while the rate limiter has permits, others use the account too: everyone waits. A
   * permit that became free only while the request was running does not count: the API may have counted earlier.
   */
  async #applyLimit({ remaining, resetMs }: LimitHeaders, sentAt: number): Promise<void> {
    const { rateLimiter } = this.#options;
    if (remaining === 0 && resetMs > 0 && (await rateLimiter.freeSince(sentAt)) > 0) await rateLimiter.pause(resetMs);
  }

  #circuitOpen({ method, path }: HttpRequest): InvoiceboxApiError {
    const { waitMs } = this.#circuit;
    const message = `${method} ${path} was not sent: the API did not answer several times in a row.`;
    return new InvoiceboxApiError(message, {
      code: 'circuit_open',
      httpStatus: 0,
      effect: 'none',
      retryAfterMs: waitMs,
    });
  }
}
