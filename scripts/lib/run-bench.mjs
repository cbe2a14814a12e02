// Runs one benchmark in this process: `run-bench.mjs NAME FILE [--n N] [--json]`. Standard output has only the table,
// or one JSON object. Exit code 1 means that a target was missed, 2 that it was missed while the machine was busy.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { printJson, printTable } from './rows.mjs';
import { root } from './run.mjs';

/** A benchmark that takes longer counts as hung. */
const TIMEOUT_MS = 30 * 60_000;
/** How long the CPU is measured before the benchmark. */
const CALIBRATION_MS = 500;
/** With a smaller share of the CPU, the machine counts as busy and its results are not reliable. */
const MIN_FREE_SHARE = 0.85;

/** @typedef {import('../../tools/test-kit/src/rows.js').Row} Row */

/** The share of all CPUs that busy loops get: near 1 if nothing else is running. */
async function freeShare() {
  const count = availableParallelism();
  const spin = `const end = performance.now() + ${CALIBRATION_MS}; while (performance.now() < end);`;
  const start = performance.now();
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: count }, () => once(new Worker(spin, { eval: true }), 'exit')));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / (count * (performance.now() - start));
}

/**
 * @template Value
 * @param {Promise<Value>} work
 * @returns {Promise<Value>}
 */
function inTime(work) {
  const late = new Promise((_, reject) =>
    setTimeout(reject, TIMEOUT_MS, new Error(`It did not end within ${TIMEOUT_MS / 60_000} minutes.`)).unref(),
  );
  return Promise.race([work, late]);
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { n: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [name = '', file = ''] = positionals;
  const n = values.n === undefined ? undefined : Number(values.n);
  if (n !== undefined && !(Number.isSafeInteger(n) && n > 0)) {
    throw new Error(`--n is «${values.n}»: expected a whole number above 0.`);
  }
  /** @type {{ default: (n?: number) => Promise<Row[]> }} */
  const { default: measure } = await import(pathToFileURL(join(root, file)).href);
  const share = await freeShare();
  const isBusy = share < MIN_FREE_SHARE;
  if (isBusy) console.error(`The machine is busy: ${Math.round(share * 100)} % of its processors are free.`);
  const label = isBusy ? 'the machine is busy: free share of the processors' : 'free share of the processors';
  const free = { name: label, value: Number(share.toPrecision(2)), unit: '', target: '', ok: true };
  const rows = [free, ...(await inTime(measure(n)))];
  if (values.json) printJson({ suite: name }, rows);
  else printTable(rows);
  if (rows.every(({ ok }) => ok)) return;
  process.exitCode = isBusy ? 2 : 1;
  if (isBusy)
    console.error('A target was missed while the machine was busy: run it again when nothing else is running.');
}

main()
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  })
  // A browser or server that a benchmark left running must not keep the process alive.
  .finally(() => process.exit());
