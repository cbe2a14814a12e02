// What becomes of files that others made: of a folder given by INPUTS, otherwise of those that live here.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { check, exactly, type Row, reported } from '@invoicebox/test-kit';
import { expect, test } from 'vitest';
import { readStationInput } from './station-input.js';

const OWN = join(import.meta.dirname, 'inputs');
const { INPUTS, INIT_CWD = '.' } = process.env;
const folder = INPUTS ? resolve(INIT_CWD, INPUTS) : OWN;
/** What has to come out of the files that live here, by their path. */
const EXPECTED: Record<string, string> = INPUTS ? {} : JSON.parse(readFileSync(join(OWN, 'expected.json'), 'utf8'));

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]));
}

/** A row for a file: what was given, and what came out. */
async function rowOf(path: string, read: (path: string) => Promise<string>): Promise<Row> {
  const name = `${relative(folder, path)}, ${statSync(path).size} B`;
  const outcome = await read(path);
  const expected = EXPECTED[relative(folder, path)];
  return expected === undefined ? reported(name, outcome) : exactly(name, outcome, expected);
}

const stationFiles = filesBelow(join(folder, 'stations'));
const pageFiles = filesBelow(join(folder, 'bridge'));

test('the folder has inputs', () => {
  expect(stationFiles.length + pageFiles.length).toBeGreaterThan(0);
  if (!INPUTS) expect(stationFiles.map((path) => relative(folder, path))).toEqual(Object.keys(EXPECTED).sort());
});

for (const path of stationFiles) {
  test(`${relative(folder, path)} is read, or refused with a reason`, async ({ task }) => {
    check(task, await rowOf(path, readStationInput));
  });
}

test('pages of the bridge are listed: browsers open them in sdk-auto-height and in the journeys of the SDK', async ({
  task,
}) => {
  for (const path of pageFiles) check(task, await rowOf(path, async () => 'a page, not opened here'));
});
