import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from './config.js';
import { SEED } from './records/seed.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the configuration', () => {
  it('has a default for everything, also for empty variables', () => {
    const config = readConfig({ SIMULATOR_PORT: '', SIMULATOR_LIMITS: '' });
    expect(config).toMatchObject({ port: 4700, publicOrigin: 'http://localhost:4700', speed: 1, settings: SEED });
  });

  it('turns limits off and takes settings from a file', () => {
    const file = join(folder, 'seed.json');
    writeFileSync(file, JSON.stringify({ durations: { hold: 60_000 } }));
    const { settings } = readConfig({ SIMULATOR_LIMITS: 'off', SIMULATOR_SEED: file });
    expect(settings.limits.enabled).toBe(false);
    expect(settings.durations).toEqual({ ...SEED.durations, hold: 60_000 });
  });

  it.each(['SIMULATOR_PORT', 'SIMULATOR_LIMITS', 'SIMULATOR_ANSWERS', 'SIMULATOR_SPEED', 'SIMULATOR_SEED'])(
    'names %s when it is wrong',
    (name) => {
      expect(() => readConfig({ [name]: 'no such thing' })).toThrow(name);
    },
  );
});
