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

/** The system's error for a broken connection. */
function connectionReset(): Error {
  return Object.assign(new Error('reset'), { code: 'ECONNRESET' });
}

function refusal(status: number): Response {
  const code = status === 429 ? 'too_many_requests' : 'internal_error';
  const body = { error: { code, message: 'Out of order.', fields: [] }, code, message: 'Out of order.' };
  return Response.json(body, { status, headers: status === 429 ? { 'Retry-After': '1' } : {} });
}

/** The caller hears nothing until its own time is over. */
function neverAnswered(): Promise<ReceivedAnswer> {
  return new Promise(() => undefined);
}

/** An answer whose connection breaks in the middle of the body. */
function cutShort({ status, headers }: ReceivedAnswer): ReceivedAnswer {
  return { status, headers, text: () => Promise.reject(connectionReset()) };
}

/**
 * A way to the API on which things go wrong as planned. What was sent arrives even after the caller has given up:
 * `late` settles when no request is pending.
 */
export class UnreliableNetwork {
  readonly #clock: SimulatedClock;
  readonly #plan: (step: number) => Mishap | undefined;
  readonly #lateMs: () => number;
  readonly #underWay = new Set<Promise<unknown>>();
  /** Requests that arrive after all that were sent later. */
  readonly #overtaken: Array<() => Promise<unknown>> = [];
  #steps = 0;
  /** What went wrong, in order. */
  readonly mishaps: Mishap[] = [];

  /**
   * @param plan returns the failure of the n-th request, from 1.
   * @param lateMs by how many milliseconds of the clock a late request comes late.
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

  /** Resolves when everything that was sent has arrived. */
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
