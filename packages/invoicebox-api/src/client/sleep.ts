import type { Clock } from '../clock.js';

/** A clock's timers do not keep a process alive; one that waits for an answer must not end meanwhile. */
const HOLD_INTERVAL_MS = 2 ** 30;

/**
 * Waits on a clock.
 *
 * @param ms milliseconds of the clock's time.
 * @throws the signal's reason, as soon as it is aborted.
 */
export async function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const hold = setInterval(() => undefined, HOLD_INTERVAL_MS);
  const { promise, resolve, reject } = pending();
  const cancel = clock.schedule(ms, resolve);
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    await promise;
  } finally {
    cancel();
    clearInterval(hold);
    signal.removeEventListener('abort', abort);
  }
}

/** A promise with its ends; `Promise.withResolvers` is not in Node 20. */
function pending(): { promise: Promise<void>; resolve: () => void; reject: (reason: unknown) => void } {
  let resolve: () => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/** Rejects with the signal's reason if it is aborted before the promise settles. The promise's work goes on. */
export function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** The reason of a signal whose time is over. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/** A signal that is aborted with a {@link TimeoutError} after a time of the clock. @param ms milliseconds. */
export function timeoutSignal(clock: Clock, ms: number): AbortSignal {
  const controller = new AbortController();
  clock.schedule(ms, () => controller.abort(new TimeoutError(`No answer within ${ms} ms.`)));
  return controller.signal;
}

/**
 * Does something under a signal that is aborted after a time of the clock, or with the outer signal.
 *
 * @param ms milliseconds.
 */
export async function withTimeout<Value>(
  clock: Clock,
  ms: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const cancel = clock.schedule(ms, () => controller.abort(new TimeoutError(`No answer within ${ms} ms.`)));
  try {
    return await work(AbortSignal.any([outer, controller.signal]));
  } finally {
    cancel();
  }
}
