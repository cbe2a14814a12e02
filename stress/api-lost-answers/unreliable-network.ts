import type { SimulatedClock } from '@invoicebox/host-simulator';
import { type HttpSender, type ReceivedAnswer, sendHttp } from '@invoicebox/invoicebox-api';

/** What can go wrong with a request or its answer. */
export const MISHAPS = [
  'request lost',
  'answer lost',
  'answer cut short',
  'request late',
  'request overtaken',
  '500 before',
  '500 after',
  '502 before',
  '502 after',
  '429',
] as const;

/** One of {@link MISHAPS}. */
export type Mishap = (typeof MISHAPS)[number];

/** Node's error for a broken connection. */
function connectionReset(): Error {
  return Object.assign(new Error('reset'), { code: 'ECONNRESET' });
}

function refusal(status: number): Response {
  const code = status === 429 ? 'too_many_requests' : 'internal_error';
  const body = { error: { code, message: 'Out of order.', fields: [] }, code, message: 'Out of order.' };
  return Response.json(body, { status, headers: status === 429 ? { 'Retry-After': '1' } : {} });
}

/** The caller receives nothing until its own timeout. */
function neverAnswered(): Promise<ReceivedAnswer> {
  return new Promise(() => undefined);
}

/** An answer whose connection breaks within the body. */
function cutShort({ status, headers }: ReceivedAnswer): ReceivedAnswer {
  return { status, headers, text: () => Promise.reject(connectionReset()) };
}

/**
 * A connection to the API with planned mishaps. A request is delivered even after its caller has given up: `late` waits
 * for all of them.
 */
export class UnreliableNetwork {
  readonly #clock: SimulatedClock;
  readonly #plan: (step: number) => Mishap | undefined;
  readonly #lateMs: () => number;
  readonly #underWay = new Set<Promise<unknown>>();
  /** Requests that are delivered after all later ones. */
  readonly #overtaken: Array<() => Promise<unknown>> = [];
  #steps = 0;
  /** The mishaps so far, in order. */
  readonly mishaps: Mishap[] = [];

  /**
   * @param plan returns the mishap of the n-th request, counted from 1.
   * @param lateMs returns the delay of a late request, in milliseconds of the clock.
   */
  constructor(clock: SimulatedClock, plan: (step: number) => Mishap | undefined, lateMs: () => number) {
    this.#clock = clock;
    this.#plan = plan;
    this.#lateMs = lateMs;
  }

  /** Replaces `sendHttp`. */
  readonly send: HttpSender = (url, request) => {
    this.#steps += 1;
    const mishap = this.#plan(this.#steps);
    if (mishap) this.mishaps.push(mishap);
    const forward = () => this.#track(sendHttp(url, { ...request, signal: new AbortController().signal }));
    return untilAborted(this.#happen(mishap, forward), request.signal);
  };

  /** Resolves when all requests have been delivered. */
  async late(): Promise<void> {
    for (const forward of this.#overtaken.splice(0)) void forward().catch(() => undefined);
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #happen(mishap: Mishap | undefined, forward: () => Promise<ReceivedAnswer>): Promise<ReceivedAnswer> {
    switch (mishap) {
      case 'request lost':
        throw connectionReset();
      case 'answer lost':
        await forward();
        throw connectionReset();
      case 'answer cut short':
        return cutShort(await forward());
      case 'request late':
        void this.#track(this.#clock.sleep(this.#lateMs()).then(forward));
        return neverAnswered();
      case 'request overtaken':
        this.#overtaken.push(forward);
        return neverAnswered();
      case '500 before':
      case '502 before':
      case '429':
        return refusal(Number(mishap.slice(0, 3)));
      case '500 after':
      case '502 after':
        await forward();
        return refusal(Number(mishap.slice(0, 3)));
      default:
        return forward();
    }
  }

  #track<Value>(promise: Promise<Value>): Promise<Value> {
    const settled = promise.catch(() => undefined);
    this.#underWay.add(settled);
    void settled.finally(() => this.#underWay.delete(settled));
    return promise;
  }
}

/** Rejects when the caller gives up; the request itself continues. */
function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}
