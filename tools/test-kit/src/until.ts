import { vi } from 'vitest';

const POLL_MS = 20;
const TIMEOUT_MS = 60_000;

/**
 * Polls a value until it meets a condition, and returns it.
 *
 * @param what names the value in the error.
 * @param timeoutMs one minute by default.
 * @throws Error with the last value after the timeout.
 */
export async function until<Value>(
  read: () => Value | Promise<Value>,
  isDone: (value: Value) => boolean,
  what: string,
  timeoutMs: number = TIMEOUT_MS,
): Promise<Value> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (isDone(value)) return value;
    if (Date.now() > end) throw new Error(`${what}: after ${timeoutMs} ms still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/**
 * Retries a callback until it does not throw, and returns its result: `vi.waitFor` with a timeout that is long enough
 * for a busy machine.
 */
export function waitFor<Value>(callback: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(callback, { timeout: TIMEOUT_MS, interval: POLL_MS });
}
