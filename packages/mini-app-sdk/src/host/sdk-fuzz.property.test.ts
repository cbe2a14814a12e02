// Fuzzed messages never make a guest or a host throw; invalid ones have no effect, and every valid one takes effect.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { atLeast, atMostInDeepRun, cases, check, exactly, holds, Random, reported, seed } from '@invoicebox/test-kit';
import { expect, test } from 'vitest';
import { GuestTarget } from '../test-support/fuzz/guest-target.js';
import { HostTarget } from '../test-support/fuzz/host-target.js';
import type { Tally } from '../test-support/fuzz/tally.js';

/** Allowed heap growth in the last three quarters of a deep run: noise, but no leak of a few bytes per message. */
const MAX_HEAP_GROWTH_MB = 4;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Heap in use after a garbage collection. */
function heapMb(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1_048_576;
}

function rowsOf(name: string, tally: Tally) {
  return [
    reported(`messages to a ${name}`, tally.delivered),
    // The run must have enough messages of both kinds to be meaningful.
    atLeast(`valid ones to a ${name}`, tally.valid, tally.delivered / 10),
    atLeast(`broken ones to a ${name}`, tally.delivered - tally.valid, tally.delivered / 4),
    exactly(`exceptions that escaped from a ${name}`, tally.escaped, 0),
    exactly(`broken messages with an effect on a ${name}`, tally.wronglyAccepted, 0),
    exactly(`valid messages without an effect on a ${name}`, tally.wronglyRefused, 0),
  ];
}

test('guest and host take what the protocol allows and nothing else', async ({ task }) => {
  const n = cases({ quick: 20_000, deep: 1_000_000 });
  const random = new Random(seed);
  const guest = new GuestTarget(random);
  const host = new HostTarget(random);
  const quarter = Math.floor(n / 4);
  let heapAtQuarter = Number.NaN;
  for (let index = 0; index < n; index += 1) {
    if (index === quarter) heapAtQuarter = heapMb();
    (index % 2 ? host : guest).step();
    // Lets promises and timers of the page run, as between two events.
    if (index % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const growth = heapMb() - heapAtQuarter;
  guest.close();
  host.close();
  check(
    task,
    ...rowsOf('guest', guest.tally),
    ...rowsOf('host', host.tally),
    holds('no prototype was polluted', !('polluted' in {}) && !('polluted' in [])),
    reported('heap after a quarter', heapAtQuarter, 'MB'),
    // A short run does not reach a steady state.
    atMostInDeepRun('growth of the heap from there to the end', growth, MAX_HEAP_GROWTH_MB, 'MB'),
  );
  expect([...guest.tally.examples, ...host.tally.examples], 'wrong ones').toEqual([]);
});
