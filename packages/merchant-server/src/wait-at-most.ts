import type { Clock } from '@invoicebox/invoicebox-api';

/**
 * Waits for something, but no longer than a given time; what it waited for goes on behind it.
 *
 * @param ms milliseconds of the clock's time.
 */
export async function waitAtMost(clock: Clock, ms: number, event: Promise<unknown>): Promise<void> {
  let cancel: () => void = () => undefined;
  const deadline = new Promise<void>((resolve) => {
    cancel = clock.schedule(ms, resolve);
  });
  try {
    await Promise.race([event, deadline]);
  } finally {
    cancel();
  }
}
