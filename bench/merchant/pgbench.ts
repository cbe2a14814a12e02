import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Statement } from './recording.js';

/** Longer texts that differ from order to order are contents; shorter ones are ids. */
const MAX_ID = 64;

/** The ids of one order: its texts that the other order does not have, in the order in which they come. */
function idsOf(statements: readonly Statement[], other: readonly Statement[]): string[] {
  const known = new Set(other.flatMap(({ values }) => values));
  const texts = statements.flatMap(({ values }) => values).filter((value) => typeof value === 'string');
  return [...new Set(texts)].filter((text) => text.length <= MAX_ID && !known.has(text));
}

/**
 * A pgbench script with the server's statements for one order, and new ids at every run.
 *
 * @param one the statements of one order.
 * @param other those of another, which tell what is an id.
 */
export function pgbenchScript(one: readonly Statement[], other: readonly Statement[]): string {
  const ids = idsOf(one, other);
  const literal = (value: Statement['values'][number]) => {
    if (value === null || typeof value === 'number') return String(value);
    const id = ids.indexOf(value);
    return id < 0 ? `'${value.replaceAll("'", "''")}'` : `('i${id}-' || :order::text)`;
  };
  const lines = one.map(({ sql, values }) => {
    if (sql === 'BEGIN') return 'BEGIN ISOLATION LEVEL REPEATABLE READ;';
    const rest = [...values];
    return `${sql.replaceAll(/\s+/g, ' ').replaceAll('?', () => literal(rest.shift() ?? null))};`;
  });
  return ['\\set order random(1, 9000000000000000)', ...lines, ''].join('\n');
}

/** Runs a script for a number of seconds. @returns runs per second. */
export async function runPgbench(
  postgres: { bin: string; port: number },
  database: string,
  script: string,
  options: { clients: number; seconds: number },
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'invoicebox-pgbench-'));
  const file = join(folder, 'order.sql');
  writeFileSync(file, script);
  try {
    const { stdout } = await promisify(execFile)(join(postgres.bin, 'pgbench'), [
      ...['--host=127.0.0.1', `--port=${postgres.port}`, '--username=postgres', '--no-vacuum', '--protocol=prepared'],
      ...[`--client=${options.clients}`, '--jobs=2', `--time=${options.seconds}`, `--file=${file}`, database],
    ]);
    const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (rate === undefined || !/number of failed transactions: 0\b/.test(stdout))
      throw new Error(`pgbench said:\n${stdout}`);
    return Number(rate);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
