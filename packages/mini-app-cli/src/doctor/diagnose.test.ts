import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { COMMANDS } from '../commands/commands.js';
import { CAR_WASH_VARIABLES, carWashFiles, folderWith } from '../test-support/folder-with.js';
import { checkNode } from './checks.js';
import { diagnose } from './diagnose.js';

const BUILT = {
  'dist/server/main.js': `console.log(${JSON.stringify(JSON.stringify(CAR_WASH_VARIABLES))});`,
  'dist/page/index.html': '',
  'dist/page/till.html': '',
  'dist/page/bays.html': '',
};
const SETTINGS = [
  'INVOICEBOX_API_URL=http://127.0.0.1:4700/v3',
  'INVOICEBOX_TOKEN=t',
  'INVOICEBOX_MERCHANT_ID=m',
  'INVOICEBOX_SIGNING_KEYS=k',
];

/** A socket of 127.0.0.1 that accepts connections. */
async function listen(): Promise<number> {
  const server: Server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A folder that is set up, with a change of its files. */
function carWash(change: Readonly<Record<string, unknown>> = {}): string {
  return folderWith({ ...carWashFiles(), ...BUILT, '.env': SETTINGS.join('\n'), ...change });
}

/** What is wrong with a folder, by its check. */
async function faultsOf(folder: string): Promise<Record<string, string>> {
  const faults = (await diagnose(folder)).filter(({ ok }) => !ok);
  return Object.fromEntries(faults.map(({ check, found, todo }) => [check, `${found}: ${todo}`]));
}

beforeEach(() => {
  vi.stubEnv('DATABASE_URL', 'file:/tmp/car-wash.db');
  // A port that nothing uses.
  vi.stubEnv('CAR_WASH_PORT', '46705');
});
afterEach(() => vi.unstubAllEnvs());

describe('the doctor', () => {
  it('finds nothing wrong with a mini-app that can be started', async () => {
    expect(await faultsOf(carWash())).toEqual({});
  });

  it('says what is missing, and what to do', async () => {
    const folder = carWash({ '.env': 'INVOICEBOX_TOKEN=t', 'dist/page/till.html': '' });
    for (const path of ['dist/page/till.html', 'till/index.html', 'node_modules/foam']) {
      rmSync(join(folder, path), { recursive: true });
    }
    vi.stubEnv('CAR_WASH_PORT', String(await listen()));
    vi.stubEnv('DATABASE_URL', 'file:/nowhere/car-wash.db');
    expect(await faultsOf(folder)).toEqual({
      sources: expect.stringMatching(/till\/index\.html is missing: Create it/),
      dependencies: expect.stringMatching(/foam: Run «npm install»/),
      build: expect.stringMatching(/dist\/page\/till\.html: Run «mini-app build/),
      port: expect.stringMatching(/is busy: .*set CAR_WASH_PORT/),
      variables: expect.stringMatching(/INVOICEBOX_API_URL, INVOICEBOX_MERCHANT_ID.*\.env.*INVOICEBOX_SIGNING_KEYS=/s),
      database: expect.stringMatching(/\/nowhere cannot be written \(ENOENT\): Create the folder/),
    });
  });

  it('connects to PostgreSQL, and shows no password', async () => {
    vi.stubEnv('DATABASE_URL', `postgres://anna:secret@127.0.0.1:${await listen()}/shop`);
    expect(await faultsOf(carWash())).toEqual({});
    vi.stubEnv('DATABASE_URL', 'postgres://anna:secret@127.0.0.1:1/shop');
    const { database } = await faultsOf(carWash());
    expect(database).toMatch(/127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\): Start PostgreSQL/);
    expect(database).not.toContain('secret');
  });

  it('says what is wrong with the manifest, the folder and Node', async () => {
    expect((await faultsOf(carWash({ 'mini-app.json': {} }))).manifest).toContain('"name" is missing');
    expect((await faultsOf('/nowhere')).folder).toContain('There is no folder /nowhere');
    expect([checkNode('20.18.3').ok, checkNode('18.20.0').ok, checkNode('20.19.0').ok, checkNode('24.1.0').ok]).toEqual(
      [false, false, true, true],
    );
  });

  it('ends with code 1 if something is wrong, and prints JSON', async () => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    onTestFinished(() => print.mockRestore());
    expect(await COMMANDS.doctor?.run([carWash(), '--json'])).toBe(0);
    expect(JSON.parse(print.mock.calls[0]?.[0])).toMatchObject({ ok: true, findings: expect.any(Array) });
    expect(await COMMANDS.doctor?.run(['/nowhere'])).toBe(1);
    expect(print.mock.calls.flat().join('\n')).toContain('✗ folder: There is no folder /nowhere');
  });
});
