import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { readData } from './read-data.js';

const FILE = 'branches.json';
const schema = z.array(z.object({ id: z.string(), name: z.string().trim() }));

function folderWith(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'read-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, FILE), content);
  return folder;
}

it('reads a file, by its schema if there is one', () => {
  const folder = folderWith('[{ "id": "a", "name": " North ", "more": 1 }]');
  expect(readData(folder, FILE)).toEqual([{ id: 'a', name: ' North ', more: 1 }]);
  expect(readData(folder, FILE, schema)).toEqual([{ id: 'a', name: 'North' }]);
});

it.each([
  ['no JSON', '[{', 'cannot be read'],
  ['against the schema', '[{ "id": 1, "name": "North" }]', /is invalid:.*\[0\]\.id/s],
])('names a file that is %s', (_, content, message) => {
  const folder = folderWith(content);
  expect(() => readData(folder, FILE, schema)).toThrow(join(folder, FILE));
  expect(() => readData(folder, FILE, schema)).toThrow(message);
});

it('names a file that is missing', () => {
  const folder = folderWith('[]');
  expect(() => readData(folder, 'none.json')).toThrow(`${join(folder, 'none.json')} cannot be read`);
});
