import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { record } from '../server/test-support/network.js';
import { readStationsFile } from './stations-file.js';

function fileWith(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'stations-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'stations.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const HEAD = { version: 1, source: 'test', demonstration: false };

describe('a stations file', () => {
  it('is read', () => {
    const { stations } = readStationsFile(fileWith({ ...HEAD, stations: [record()] }));
    expect(stations[0]?.pumps).toHaveLength(4);
  });

  it.each([
    ['is no JSON', 'text', 'cannot be read as JSON'],
    ['is of another version', { ...HEAD, version: 2, stations: [record()] }, 'version: Expected version 1'],
    ['is empty', { ...HEAD, stations: [] }, 'at least one station'],
    ['has a wrong station', { ...HEAD, stations: [record({ lat: 100 })] }, 'stations.0.lat: Expected degrees'],
    ['names an id twice', { ...HEAD, stations: [record(), record()] }, 'two stations have the id «msk-1»'],
  ])('that %s is refused with the reason', (_, content, reason) => {
    expect(() => readStationsFile(fileWith(content))).toThrow(reason);
  });

  it('that is missing is refused with what to do', () => {
    expect(() => readStationsFile('/nowhere/stations.json')).toThrow('set STATIONS_FILE');
  });
});
