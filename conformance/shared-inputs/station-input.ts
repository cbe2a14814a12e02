import { CityIndex, readCities } from '../../apps/gas-station/data/cities.js';
import { importStations } from '../../apps/gas-station/data/import/import-stations.js';
import { fileSource } from '../../apps/gas-station/data/import/source.js';
import { ImportError } from '../../apps/gas-station/data/import/source-row.js';
import { type StationRecord, stationTitle } from '../../apps/gas-station/stations/station.js';

const CITIES = new CityIndex(readCities(new URL('../../apps/gas-station/data/generated/cities.json', import.meta.url)));

/** As many are named; more are counted. */
const MAX_NAMED = 3;

/** Texts by their number, the most frequent first. */
function counted(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => (count === 1 ? text : `${count} × ${text}`)).join(' + ');
}

function hoursOf(records: readonly StationRecord[]): string {
  const known = records.flatMap(({ hours }) => hours ?? []);
  const unknown = records.length - known.length;
  if (new Set(known).size > MAX_NAMED) return `hours of ${known.length} understood, of ${unknown} unknown`;
  const named = known.length === 0 ? [] : [`hours ${counted(known)}`];
  return [...named, ...(unknown > 0 && known.length > 0 ? [`of ${unknown} unknown`] : [])].join(', ');
}

/** What the import makes of a file, in a sentence: the stations with their hours and all problems, or why it is refused. */
export async function readStationInput(path: string): Promise<string> {
  const [records, problems]: [StationRecord[], string[]] = [[], []];
  try {
    const report = await importStations(fileSource(path), {
      cities: CITIES,
      onStation: (record) => records.push(record),
      onProblem: ({ effect, field }) => problems.push(`${effect.replace('_', ' ')}: ${field}`),
    });
    const { encoding, rows, stations } = report;
    const names = stations > MAX_NAMED ? '' : records.map(stationTitle).join(', ');
    const parts = [`${encoding}, ${rows} rows`, `${stations} stations${names && ` (${names})`}`, hoursOf(records)];
    return [...parts, counted(problems)].filter((part) => part !== '').join(' | ');
  } catch (error) {
    if (error instanceof ImportError) return `refused: ${error.message}`;
    throw error;
  }
}
