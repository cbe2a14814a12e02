import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { readConfig } from '@invoicebox/merchant-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { GAS_STATION_VARIABLES } from '../settings.js';
import { ENVIRONMENT } from '../test-support/network.js';
import { openPumps } from './open-pumps.js';

const read = (environment: Record<string, string>) =>
  readConfig({ ...ENVIRONMENT, ...environment }, { variables: GAS_STATION_VARIABLES });
const DEPS = {
  stations: { byId: () => undefined },
  clock: new ManualClock(0),
  warn: () => undefined,
};

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'pumps-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe('the settings of the pumps', () => {
  it('are a simulated forecourt that plays by itself, unless told', () => {
    expect(read({ FORECOURT: '' })).toMatchObject({ FORECOURT: 'auto', FORECOURT_LITRES_PER_MINUTE: 400 });
    expect(read({ FORECOURT: 'manual', FORECOURT_LITRES_PER_MINUTE: '40' })).toMatchObject({
      FORECOURT: 'manual',
      FORECOURT_LITRES_PER_MINUTE: 40,
    });
  });

  it.each([
    [{ FORECOURT: 'off' }, 'FORECOURT is "off": expected auto or manual'],
    [{ FORECOURT_LITRES_PER_MINUTE: '0' }, /FORECOURT_LITRES_PER_MINUTE is "\w+": expected a whole number/],
    [{ FORECOURT_LITRES_PER_MINUTE: 'fast' }, /FORECOURT_LITRES_PER_MINUTE is "\w+": expected a whole number/],
  ])('that are wrong are named: %j', (environment, message) => {
    expect(() => read(environment as Record<string, string>)).toThrow(message);
  });

  it('refuse to sell simulated fuel for real money', async () => {
    const real = { INVOICEBOX_API_URL: 'https://api.invoicebox.ru/v3', PUBLIC_URL: 'https://fuel.example' };
    await expect(openPumps(read(real), DEPS)).rejects.toThrow('PUMP_CONTROLLER');
    const local = read({ ...real, PUBLIC_URL: 'http://127.0.0.1:4701', FORECOURT_FILE: join(folder(), 'f.json') });
    (await openPumps(local, DEPS)).forecourt?.stop();
  });
});

describe('pumps', () => {
  it('are a module of one’s own, and then there is no simulation', async () => {
    const path = join(folder(), 'station.mjs');
    writeFileSync(
      path,
      'export default ({ clock }) => ({ states: async () => [{ number: clock.now(), state: "free" }] });',
    );
    const { controller, forecourt } = await openPumps(read({ PUMP_CONTROLLER: path }), DEPS);
    expect(forecourt).toBeNull();
    expect(await controller.states('any')).toEqual([{ number: 0, state: 'free' }]);
  });

  it('that cannot be loaded, or are none, are named', async () => {
    const path = join(folder(), 'none.mjs');
    writeFileSync(path, 'export const open = 1;');
    await expect(openPumps(read({ PUMP_CONTROLLER: path }), DEPS)).rejects.toThrow('to export a function');
    const missing = `${path}.gone`;
    await expect(openPumps(read({ PUMP_CONTROLLER: missing }), DEPS)).rejects.toThrow('cannot be loaded');
  });

  it('that nothing can be kept of are not opened', async () => {
    const file = join(folder(), 'forecourt.json');
    mkdirSync(`${file}.new`, { recursive: true });
    const opening = openPumps(read({ FORECOURT_FILE: file }), DEPS);
    await expect(opening).rejects.toThrow(`FORECOURT_FILE: ${file} cannot be written`);
  });

  it('are simulated in a file, in a folder that is made', async () => {
    const file = join(folder(), 'data', 'forecourt.json');
    const { controller, forecourt } = await openPumps(read({ FORECOURT_FILE: file }), DEPS);
    expect(controller).toBe(forecourt);
    expect(await controller.revoke('o1')).toBe('released');
    forecourt?.stop();
  });
});
