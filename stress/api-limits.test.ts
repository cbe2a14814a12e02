import { DEMONSTRATION_TOKEN, L3_TOKEN, SimulatedClock } from '@invoicebox/host-simulator';
import { InvoiceboxApiError, InvoiceboxClient, RATE_LIMITS } from '@invoicebox/invoicebox-api';
import { atMost, exactly, reported, suite } from '../scripts/lib/suite.mjs';
import { startSimulatorProcess } from './support/simulator-process.js';

/** Times as fast as real time the clocks of the client and of the simulator run. */
const SPEED = 50;
/** In `npm test`, where other checks keep the machine busy: their share of a window is a tenth of that at full speed. */
const SMALL_SPEED = 5;
/** Requests of another account that warm both programs up. */
const WARM_UP = 300;
/** How much longer than the limit alone everything may take. */
const MOST_OVERHEAD = 1.05;

export default suite({
  summary: 'Client calls that start at once keep to the limit of the account by themselves, and lose no time by it.',
  cases: { full: 1_000, small: 300 },
  async run({ n, small }) {
    const speed = small ? SMALL_SPEED : SPEED;
    const simulator = await startSimulatorProcess();
    try {
      await simulator.control('PUT', '/clock', { speed });
      const clock = new SimulatedClock({ speed });
      const statuses = new Map<number, number>();
      const clientOf = (token: string) =>
        new InvoiceboxClient({
          token,
          baseUrl: `${simulator.url}/v3`,
          clock,
          // Every wait is the clock's, which runs fast: an answer gets as long as it would get in production.
          timeoutMs: 20_000 * speed,
          hooks: {
            onResponse: ({ httpStatus }) => statuses.set(httpStatus, (statuses.get(httpStatus) ?? 0) + 1),
          },
        });
      const warm = clientOf(L3_TOKEN);
      await Promise.all(Array.from({ length: WARM_UP }, () => warm.checkAuth()));
      statuses.clear();

      const client = clientOf(DEMONSTRATION_TOKEN);
      const start = clock.now();
      const results = await Promise.allSettled(Array.from({ length: n }, () => client.checkAuth()));
      const tookMs = clock.now() - start;
      const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      const { requests, windowMs } = RATE_LIMITS.account;
      const dictatedMs = (Math.ceil(n / requests) - 1) * windowMs;
      const codes = failures.map((error) => (error instanceof InvoiceboxApiError ? error.code : String(error)));
      return [
        exactly('calls that were answered', results.length - failures.length, n),
        exactly('answers of 429', statuses.get(429) ?? 0, 0),
        reported('failures', [...new Set(codes)].join(', ') || 'none'),
        reported('time that the limit dictates', dictatedMs / 1000, 's of the clock'),
        reported('time that they took', tookMs / 1000, 's of the clock'),
        atMost('to the time that the limit dictates', tookMs / dictatedMs, MOST_OVERHEAD, '×'),
      ];
    } finally {
      await simulator.stop();
    }
  },
});
