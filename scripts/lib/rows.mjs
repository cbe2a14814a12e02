// Prints figures of tests and benchmarks as a table or as JSON.
import { cpus } from 'node:os';

/** @typedef {import('../../tools/test-kit/src/rows.js').Row} Row */

/** @param {readonly Row[]} rows */
export function printTable(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, value, unit, target, ok } of rows) {
    console.log(`${ok ? '✓' : '✗'} ${name.padEnd(width)}  ${value} ${unit}${target && `  (${target})`}`);
  }
}

/**
 * Prints one JSON object.
 *
 * @param {Record<string, string | number> & { suite: string }} run
 * @param {readonly Row[]} rows
 */
export function printJson(run, rows) {
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
  console.log(JSON.stringify({ ...run, machine, rows }));
}
