// Page, server and Invoicebox agree to the kopeck on fuel orders by litres, by sum or full tank, with extras, partial fills and refunds.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cases, check, exactly, Random, reported, seed } from '@invoicebox/test-kit';
import { onTestFinished, test } from 'vitest';
import { makeCase, makeStations, PUMPS } from './cases.js';
import { InProcess } from './in-process.js';
import { startServers } from './over-http.js';

/** Limits of the number of orders over HTTP, which is 3 for every 1,000 orders in one process. */
const MIN_OVER_HTTP = 16;
const MAX_OVER_HTTP = 300;

/** Faults, grouped by their text without its numbers. */
class Findings {
  readonly #found = new Map<string, { times: number; example: string }>();

  add(texts: readonly string[], about: unknown): void {
    for (const text of texts) {
      const kind = text.replace(/\d+/g, '…');
      const known = this.#found.get(kind) ?? { times: 0, example: `${text} (${JSON.stringify(about)})` };
      this.#found.set(kind, { ...known, times: known.times + 1 });
    }
  }

  toString(): string {
    const told = [...this.#found.values()].map(({ times, example }) => `${times} times: ${example}`);
    return told.slice(0, 3).join('; ') || 'none';
  }
}

const n = cases({ quick: 3_000, deep: 100_000 });

test('in one process', async ({ task }) => {
  const random = new Random(seed);
  const stations = makeStations(random);
  const inProcess = new InProcess(stations);
  const wrong = new Findings();
  const counts = new Map<string, number>();
  for (let index = 0; index < n; index += 1) {
    const one = makeCase(random, stations);
    const kind = `${one.selection.volume.kind}, ${one.ending}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const found = await inProcess.play(one).catch((error: Error) => [error.message]);
    wrong.add(found, [one.selection, one.price, one.ending, one.share]);
  }
  check(
    task,
    ...[...counts].sort().map(([kind, count]) => reported(`orders: ${kind}`, count)),
    exactly('orders in one process that are wrong', String(wrong), 'none'),
  );
});

test('over HTTP', async ({ task }) => {
  const count = Math.min(MAX_OVER_HTTP, Math.max(MIN_OVER_HTTP, Math.floor((n * 3) / 1000)));
  const random = new Random(seed);
  const stations = makeStations(random);
  const folder = mkdtempSync(join(tmpdir(), 'fuel-money-'));
  const servers = await startServers(stations, folder);
  onTestFinished(async () => {
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const wrong = new Findings();
  let next = 0;
  const drive = async (_: unknown, driver: number) => {
    while (next < count) {
      next += 1;
      // Each driver has its own pump, so that no one has to queue.
      const one = makeCase(random, stations, driver + 1);
      wrong.add(await servers.play(one).catch((error: Error) => [error.message]), one.selection);
    }
  };
  await Promise.all(Array.from({ length: PUMPS }, drive));
  check(task, reported('orders over HTTP', count), exactly('orders over HTTP that are wrong', String(wrong), 'none'));
});
