import type { Clock } from '@invoicebox/invoicebox-api';

/**
 * Waits for a promise, but no longer than a time limit. The work behind the promise goes on.
 *
 * @param ms milliseconds of the clock's time.
 * @returns its value, or undefined when the time is over.
 */
export async function withTimeLimit<Value>(
  clock: Clock,
  ms: number,
  promise: Promise<Value>,
): Promise<Value | undefined> {
  let cancel: () => void = () => undefined;
  const timeout = new Promise<undefined>((resolve) => {
    cancel = clock.schedule(ms, () => resolve(undefined));
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    cancel();
  }
}
