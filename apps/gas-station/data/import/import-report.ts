import { networkCounts } from '../../stations/network-name.js';
import type { StationRecord } from '../../stations/station.js';
import type { Encoding } from './encoding.js';
import type { ImportProblem, ProblemEffect } from './source-row.js';

/** Problems of one kind. */
export interface ProblemKind {
  effect: ProblemEffect;
  field: string;
  expected: string;
  /** Number of rows. */
  rows: number;
  /** The first of them. */
  examples: ImportProblem[];
}

/** Examples of a kind in the printed report; the file of `--report` has all problems. */
const MAX_EXAMPLES = 3;

/** One line that says what is wrong with a row. */
export function problemLine({ row, id, field, found, expected }: ImportProblem): string {
  const where = row === 0 ? 'header' : `row ${row}${id === null ? '' : ` (${id})`}`;
  return `${where}: ${field} is ${found}. ${expected}`;
}

/** Counts what an import did. */
export class ImportReport {
  readonly encoding: Encoding;
  /** Rows of the source. */
  rows = 0;
  stations = 0;
  /** Rows of no station that sells to the public. */
  skipped = 0;
  readonly #kinds = new Map<string, ProblemKind>();
  readonly #networks = new Map<string, number>();

  constructor(encoding: Encoding) {
    this.encoding = encoding;
  }

  /** Rows whose stations could not be imported. */
  get leftOut(): number {
    return this.rows - this.stations - this.skipped;
  }

  /** Number of warnings. */
  get warnings(): number {
    return this.kinds.reduce((sum, { effect, rows }) => sum + (effect === 'warning' ? rows : 0), 0);
  }

  /** Problems by kind, those that lost a station first. */
  get kinds(): ProblemKind[] {
    const order: readonly ProblemEffect[] = ['left_out', 'skipped', 'warning'];
    return [...this.#kinds.values()].sort(
      (a, b) => order.indexOf(a.effect) - order.indexOf(b.effect) || b.rows - a.rows,
    );
  }

  /** Number of networks, spellings of one counted once. */
  get networks(): number {
    return networkCounts(this.#networks.keys()).length;
  }

  /** Adds a row. @param row its number; 0 is the header. */
  add(row: number, record: StationRecord | null, problems: readonly ImportProblem[]): void {
    if (row > 0) this.rows += 1;
    if (record) {
      this.stations += 1;
      this.#networks.set(record.network, (this.#networks.get(record.network) ?? 0) + 1);
    } else if (problems.some(({ effect }) => effect === 'skipped')) this.skipped += 1;
    for (const problem of problems) this.#count(problem);
  }

  #count(problem: ImportProblem): void {
    const { effect, field } = problem;
    // The row of the first of two ids differs each time.
    const expected = field.endsWith('id') ? problem.expected.replace(/row \d+/, 'another row') : problem.expected;
    const key = `${effect} ${field} ${expected}`;
    const kind = this.#kinds.get(key) ?? { effect, field, expected, rows: 0, examples: [] };
    kind.rows += 1;
    if (kind.examples.length < MAX_EXAMPLES) kind.examples.push(problem);
    this.#kinds.set(key, kind);
  }
}

const HEADINGS: Readonly<Record<ProblemEffect, string>> = {
  left_out: 'Left out',
  skipped: 'No station that sells to the public',
  warning: 'Warnings: the station is imported without the field',
};

/** A readable report: counts, then problems by kind with examples. */
export function formatReport(report: ImportReport): string {
  const { rows, stations, leftOut, skipped, networks, encoding, kinds } = report;
  const lines = [
    `${stations} of ${rows} stations imported, ${leftOut} left out, ${skipped} skipped; ${networks} networks; ${encoding}.`,
  ];
  for (const effect of ['left_out', 'skipped', 'warning'] as const) {
    const ofEffect = kinds.filter((kind) => kind.effect === effect);
    if (ofEffect.length > 0) lines.push(`${HEADINGS[effect]}:`);
    for (const { field, expected, rows: count, examples } of ofEffect) {
      lines.push(`  ${count} × ${field}: ${expected}`);
      lines.push(...examples.map((example) => `    ${problemLine(example)}`));
    }
  }
  return lines.join('\n');
}
