// Runs one proof or benchmark in this process: `run-suite.mjs NAME FILE [--n N] [--seed S] [--small] [--json]`.
// The table, or with --json one object, is all that goes to standard output.
import { cpus } from 'node:os';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** @typedef {import('./suite.mjs').Row} Row */
/** @typedef {import('./suite.mjs').Suite} Suite */

/**
 * A whole number from the command line.
 *
 * @param {string | undefined} text
 * @param {string} option
 * @param {number} fallback
 */
function wholeNumber(text, option, fallback) {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`--${option} is «${text}»: expected a whole number.`);
}

/** @param {Row[]} rows */
function printTable(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, value, unit, target, ok } of rows) {
    console.log(`${ok ? '✓' : '✗'} ${name.padEnd(width)}  ${value} ${unit}${target && `  (${target})`}`);
  }
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      n: { type: 'string' },
      seed: { type: 'string' },
      small: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      summary: { type: 'boolean', default: false },
    },
  });
  const [name = '', file = ''] = positionals;
  /** @type {{ default: Suite }} */
  const { default: suite } = await import(pathToFileURL(file).href);
  if (values.summary) {
    console.log(`${name}  ${suite.summary}`);
    return;
  }
  const usual = (values.small ? suite.cases?.small : suite.cases?.full) ?? 0;
  const n = wholeNumber(values.n, 'n', usual);
  const seed = wholeNumber(values.seed, 'seed', Math.floor(Math.random() * 2 ** 31));
  console.error(`${name}: seed ${seed}${n > 0 ? `, ${n} cases` : ''}`);
  const rows = await suite.run({ n, seed, small: values.small, note: (text) => console.error(text) });
  if (rows.length === 0) throw new Error(`${name} gave no row: it shows nothing.`);
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
  if (values.json) console.log(JSON.stringify({ suite: name, machine, seed, n, rows }));
  else printTable(rows);
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}

main()
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  })
  // A browser or a server that a suite forgot must not keep a command, and with it the checks, from ending.
  .finally(() => process.exit());
