import { type Station, type StationRecord, stationSchema } from '../../stations/station.js';
import { CityIndex, readCities } from '../cities.js';
import type { ImportReport } from '../import/import-report.js';
import { importStations } from '../import/import-stations.js';
import { bytesSource } from '../import/source.js';
import type { ImportProblem } from '../import/source-row.js';

/** The cities that come with the app. */
const CITIES = readCities(new URL('../generated/cities.json', import.meta.url));
const CITY_INDEX = new CityIndex(CITIES);

/** What came out of an import. */
export interface Imported {
  report: ImportReport;
  records: StationRecord[];
  /** As the server reads them. */
  stations: Station[];
  problems: ImportProblem[];
}

/** Imports a text, bytes, or a value as JSON. */
export async function imported(content: string | Uint8Array | object): Promise<Imported> {
  const isBytes = content instanceof Uint8Array || typeof content === 'string';
  const [records, problems]: [StationRecord[], ImportProblem[]] = [[], []];
  const report = await importStations(bytesSource(isBytes ? content : JSON.stringify(content)), {
    cities: CITY_INDEX,
    onStation: (record) => records.push(record),
    onProblem: (problem) => problems.push(problem),
  });
  return { report, records, stations: records.map((record) => stationSchema.parse(record)), problems };
}
