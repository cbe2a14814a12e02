import { vi } from 'vitest';

const POLL_MS = 20;
const TIMEOUT_MS = 60_000;

/**
 * Polls until what is read is as expected, and returns it.
 *
 * @throws Error with the value that was read last, after a minute unless `timeoutMs` says otherwise.
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
 * Retries a callback until it no longer throws, and returns what it returned: `vi.waitFor` with a limit that a busy machine
 * does not reach.
 */
export function waitFor<Value>(callback: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(callback, { timeout: TIMEOUT_MS, interval: POLL_MS });
}
