import { atLeast, atMost, exactly, holds, type Row, reported, seededRandom, suite } from '../../scripts/lib/suite.mjs';
import { GuestTarget } from './guest-target.js';
import { HostTarget } from './host-target.js';
import type { Tally } from './judge.js';

/** What the heap may grow by between a quarter of the run and its end, in MB: less than one message's worth of noise a thousand. */
const HEAP_GROWTH_MB = 4;

/** MB that are in use after a collection. */
function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1_048_576;
}

function rowsOf(name: string, tally: Tally): Row[] {
  return [
    reported(`messages to a ${name}`, tally.delivered),
    // A run of broken messages alone would not show that valid ones pass, nor the other way round.
    atLeast(`valid ones to a ${name}`, tally.valid, tally.delivered / 10),
    atLeast(`broken ones to a ${name}`, tally.delivered - tally.valid, tally.delivered / 4),
    exactly(`exceptions that escaped from a ${name}`, tally.escaped, 0),
    exactly(`broken messages with an effect on a ${name}`, tally.wronglyAccepted, 0),
    exactly(`valid messages without an effect on a ${name}`, tally.wronglyRefused, 0),
  ];
}

const isPolluted = () => 'polluted' in {} || 'polluted' in [];

export default suite({
  summary:
    'Fuzzed messages to a real guest and a real host: nothing escapes, nothing broken passes, nothing valid is lost.',
  cases: { full: 1_000_000, small: 20_000 },
  async run({ n, seed, note }) {
    const random = seededRandom(seed);
    const guest = new GuestTarget(random);
    const host = new HostTarget(random);
    const quarter = Math.floor(n / 4);
    let heapAtQuarter = Number.NaN;
    for (let index = 0; index < n; index += 1) {
      if (index === quarter) heapAtQuarter = heapInUse();
      if (index > 0 && index % 250_000 === 0) note(`${index} messages …`);
      (index % 2 ? host : guest).step();
      // Promises and timers of the page get their turn, as they would between two events.
      if (index % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const growth = heapInUse() - heapAtQuarter;
    guest.close();
    host.close();
    for (const example of [...guest.tally.examples, ...host.tally.examples]) note(example);
    return [
      ...rowsOf('guest', guest.tally),
      ...rowsOf('host', host.tally),
      holds('no prototype was polluted', !isPolluted()),
      reported('heap after a quarter', heapAtQuarter, 'MB'),
      atMost('growth of the heap from there to the end', growth, HEAP_GROWTH_MB, 'MB'),
    ];
  },
});
