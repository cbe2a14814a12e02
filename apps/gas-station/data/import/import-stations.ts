import type { StationRecord } from '../../stations/station.js';
import type { CityIndex } from '../cities.js';
import { ImportReport } from './import-report.js';
import { openSource } from './read-rows.js';
import type { ByteSource } from './source.js';
import { type ImportProblem, RowProblems, type SourceRow } from './source-row.js';
import { checkRow } from './station-draft.js';

export interface ImportOptions {
  /** For cities, addresses and the check of coordinates. */
  cities: CityIndex;
  /** Called with each station, in the order of the source. */
  onStation: (record: StationRecord) => void;
  /** Called with each problem. */
  onProblem?: (problem: ImportProblem) => void;
}

/** Of rows with the same id the first one counts. */
function duplicate(row: SourceRow, firstRow: number): ImportProblem[] {
  const problems = new RowProblems(row.row, row.id);
  problems.add('left_out', row.sourceOf('id'), `Expected each id once: row ${firstRow} has it already.`);
  return problems.all;
}

/**
 * Imports stations from a CSV, GeoJSON, Overpass JSON or feed (data/README.md), row by row: the source may be larger
 * than the memory.
 *
 * @throws ImportError if the source cannot be read as a whole; stations before the fault were handed over.
 */
export async function importStations(source: ByteSource, options: ImportOptions): Promise<ImportReport> {
  const { encoding, rows } = await openSource(source);
  const report = new ImportReport(encoding);
  const rowsOfIds = new Map<string, number>();
  for await (const batch of rows) {
    for (const row of batch) {
      const { record, problems } = checkRow(row, options.cities);
      const twin = record ? rowsOfIds.get(record.id) : undefined;
      const all = twin === undefined ? problems : [...problems, ...duplicate(row, twin)];
      for (const problem of all) options.onProblem?.(problem);
      const station = twin === undefined ? record : null;
      report.add(row.row, station, all);
      if (station === null) continue;
      rowsOfIds.set(station.id, row.row);
      options.onStation(station);
    }
  }
  return report;
}
