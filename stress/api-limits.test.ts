// Concurrent API calls stay within the account's rate limit and finish about as fast as it allows.
import { DEMONSTRATION_TOKEN, L3_TOKEN, SimulatedClock } from '@invoicebox/host-simulator';
import { InvoiceboxApiError, InvoiceboxClient } from '@invoicebox/invoicebox-api';
import { RATE_LIMITS } from '@invoicebox/invoicebox-api/contract';
import { atMostInDeepRun, cases, check, exactly, isDeepRun, reported } from '@invoicebox/test-kit';
import { afterAll, beforeAll, test } from 'vitest';
import { type SimulatorProcess, startSimulatorProcess } from './support/simulator-process.js';

/** Speed of the clocks of client and simulator. */
const SPEED = isDeepRun ? 10 : 5;
/** Warm-up requests, made with another account. */
const WARM_UP = 300;
/** Maximum duration, relative to the time that the limit alone requires. */
const MAX_OVERHEAD = 1.05;
/** Timeout of a call, in real time. */
const TIMEOUT_MS = 60_000;

let simulator: SimulatorProcess;

beforeAll(async () => {
  simulator = await startSimulatorProcess();
  await simulator.control('PUT', '/clock', { speed: SPEED });
});
afterAll(() => simulator?.stop());

test('concurrent calls are answered as fast as the limit allows', async ({ task }) => {
  const n = cases({ quick: 250, deep: 1_000 });
  const clock = new SimulatedClock({ speed: SPEED });
  const statuses = new Map<number, number>();
  const clientOf = (token: string) =>
    new InvoiceboxClient({
      token,
      baseUrl: `${simulator.url}/v3`,
      clock,
      timeoutMs: TIMEOUT_MS * SPEED,
      hooks: {
        onResponse: ({ httpStatus }) => statuses.set(httpStatus, (statuses.get(httpStatus) ?? 0) + 1),
      },
    });
  const warm = clientOf(L3_TOKEN);
  if (isDeepRun) await Promise.all(Array.from({ length: WARM_UP }, () => warm.checkAuth()));
  statuses.clear();

  const client = clientOf(DEMONSTRATION_TOKEN);
  const start = clock.now();
  const results = await Promise.allSettled(Array.from({ length: n }, () => client.checkAuth()));
  const tookMs = clock.now() - start;
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  const codes = failures.map((error) => (error instanceof InvoiceboxApiError ? error.code : String(error)));
  const { requests, windowMs } = RATE_LIMITS.account;
  const dictatedMs = (Math.ceil(n / requests) - 1) * windowMs;
  check(
    task,
    exactly('calls that were answered', results.length - failures.length, n),
    exactly('429 answers', statuses.get(429) ?? 0, 0),
    reported('failures', [...new Set(codes)].join(', ') || 'none'),
    reported('time that the limit dictates', dictatedMs / 1000, 's of the clock'),
    reported('time that the calls took', tookMs / 1000, 's of the clock'),
    atMostInDeepRun('to the time that the limit dictates', tookMs / dictatedMs, MAX_OVERHEAD, '×'),
  );
});
