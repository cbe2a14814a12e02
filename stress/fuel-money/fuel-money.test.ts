// What fuel costs is the same to the kopeck on the page, in the quote, in the basket and at Invoicebox, and what is paid for
// it is given or goes back (docs/gas-station.md).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exactly, reported, seededRandom, suite } from '../../scripts/lib/suite.mjs';
import { Dice, makeCase, makeStations, PUMPS } from './cases.js';
import { InProcess } from './in-process.js';
import { startServers } from './over-http.js';

/** Orders that go over HTTP, and as many again for every thousand. */
const LEAST_OVER_HTTP = 16;
const MOST_OVER_HTTP = 300;

/** Wrong things by what they are, without their numbers. */
type Wrong = Map<string, { times: number; example: string }>;

function note(wrong: Wrong, found: readonly string[], seed: string): void {
  for (const text of found) {
    const kind = text.replace(/\d+/g, '…');
    const known = wrong.get(kind) ?? { times: 0, example: `${text} (${seed})` };
    wrong.set(kind, { ...known, times: known.times + 1 });
  }
}

const told = (wrong: Wrong) =>
  [...wrong]
    .map(([, { times, example }]) => `${times} times: ${example}`)
    .slice(0, 3)
    .join('; ') || 'none';

export default suite({
  summary:
    'Litres × price, roubles to litres, full tanks, extras, partial dispense and refunds: page, server and Invoicebox agree to the kopeck.',
  cases: { full: 100_000, small: 3_000 },
  async run({ n, seed, note: say }) {
    const random = seededRandom(seed);
    const dice = new Dice(random);
    const stations = makeStations(dice);
    const inProcess = new InProcess(stations);
    const wrong: Wrong = new Map();
    const counts = new Map<string, number>();
    for (let index = 0; index < n; index += 1) {
      const one = makeCase(dice, stations);
      const name = `${one.selection.volume.kind}, ${one.ending}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      const found = await inProcess.play(one).catch((error: Error) => [error.message]);
      if (found.length > 0) note(wrong, found, JSON.stringify([one.selection, one.price, one.ending, one.share]));
      if (index % 20_000 === 19_999) say(`${index + 1} of ${n}`);
    }
    const overHttp = Math.min(MOST_OVER_HTTP, Math.max(LEAST_OVER_HTTP, Math.floor((n * 3) / 1000)));
    const wrongThere = await runOverHttp(dice, stations, overHttp);
    return [
      ...[...counts].sort().map(([name, count]) => reported(`orders: ${name}`, count)),
      exactly('orders in one process that are wrong', told(wrong), 'none'),
      reported('orders over HTTP', overHttp),
      exactly('orders over HTTP that are wrong', told(wrongThere), 'none'),
    ];
  },
});

async function runOverHttp(dice: Dice, stations: ReturnType<typeof makeStations>, count: number): Promise<Wrong> {
  const folder = mkdtempSync(join(tmpdir(), 'fuel-money-'));
  const servers = await startServers(stations, folder);
  const wrong: Wrong = new Map();
  let next = 0;
  const work = async (_: unknown, worker: number) => {
    while (next < count) {
      next += 1;
      // Each driver has a pump number of its own: nobody waits for another.
      const one = makeCase(dice, stations, worker + 1);
      note(wrong, await servers.play(one).catch((error: Error) => [error.message]), JSON.stringify(one.selection));
    }
  };
  try {
    await Promise.all(Array.from({ length: PUMPS }, work));
  } finally {
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return wrong;
}
