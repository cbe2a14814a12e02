/**
 * Imports stations from a CSV, GeoJSON, Overpass JSON or a network's JSON feed:
 *
 *     npm run station-import -- stations.csv --out my-stations.json --source "Our own list, 2026-11"
 *
 * Prints counts, problems by kind, time and memory, beside those of a plain parse of the same file. Exits with code 1 if
 * nothing was imported.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CityIndex, readCities } from './cities.js';
import { formatReport, type ImportReport, problemLine } from './import/import-report.js';
import { importStations } from './import/import-stations.js';
import { fileSource } from './import/source.js';
import { ImportError } from './import/source-row.js';
import { LineFile } from './line-file.js';

const USAGE =
  'Usage: npm run station-import -- FILE [--out STATIONS.json] [--report FILE] [--source TEXT] [--demonstration]';
const CITIES = new URL('./generated/cities.json', import.meta.url);
const PLAIN_PARSE = fileURLToPath(new URL('./plain-parse.mjs', import.meta.url));
/** A plain parse of a large file may need more memory than there is. */
const PLAIN_PARSE_TIMEOUT_MS = 300_000;

/** npm starts scripts in the folder of their package. */
const pathOf = (path: string) => resolve(process.env.INIT_CWD ?? '.', path);

function readArguments() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      report: { type: 'string' },
      source: { type: 'string' },
      demonstration: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new ImportError(USAGE);
  return { file, ...values };
}

/** Imports a file, and writes the stations and all problems, if asked to. */
async function importFile({ file, out, report: reportFile, source, demonstration }: ReturnType<typeof readArguments>) {
  const head = JSON.stringify({ version: 1, source: source ?? file, demonstration }).slice(0, -1);
  const stations = out === undefined ? null : new LineFile(pathOf(out), `${head},"stations":[\n`, ',\n');
  const problems = reportFile === undefined ? null : new LineFile(pathOf(reportFile), '', '\n');
  try {
    const report = await importStations(fileSource(pathOf(file)), {
      cities: new CityIndex(readCities(CITIES)),
      onStation: (record) => stations?.write(JSON.stringify(record)),
      onProblem: (problem) => problems?.write(problemLine(problem)),
    });
    stations?.finish(']}\n');
    problems?.finish(`\n${formatReport(report)}\n`);
    return report;
  } finally {
    stations?.discard();
    problems?.discard();
  }
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** Time and memory of reading the same file at once, in a process of its own. */
function plainParse(file: string): string {
  const { stdout, status } = spawnSync(process.execPath, [PLAIN_PARSE, pathOf(file)], {
    encoding: 'utf8',
    timeout: PLAIN_PARSE_TIMEOUT_MS,
  });
  if (status !== 0 || !stdout) return 'A plain parse of the whole file is not possible here.';
  const { ms, cpu, peak, error } = JSON.parse(stdout) as { ms: number; cpu: number; peak: number; error?: string };
  return error === undefined
    ? `A plain parse takes ${seconds(ms)} (${seconds(cpu)} of CPU) and ${megabytes(peak)}.`
    : `A plain parse fails: ${error}`;
}

async function run(): Promise<ImportReport> {
  const options = readArguments();
  const started = performance.now();
  const report = await importFile(options);
  const took = performance.now() - started;
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const [peak, cpu] = [maxRSS * 1024, (userCPUTime + systemCPUTime) / 1000];
  console.log(formatReport(report));
  console.log(
    `${megabytes(statSync(pathOf(options.file)).size)} in ${seconds(took)} (${seconds(cpu)} of CPU), ${megabytes(peak)} of memory at most. ${plainParse(options.file)}`,
  );
  if (options.out !== undefined) console.log(`Written to ${options.out}: start the server with STATIONS_FILE.`);
  return report;
}

try {
  process.exitCode = (await run()).stations > 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
