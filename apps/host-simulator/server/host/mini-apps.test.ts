import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listMiniApps } from './mini-apps.js';

const title = { ru: 'Автомойка', en: 'Car wash' };
const carWash = { name: 'car-wash', title, kinds: ['order'] };

/** A folder of mini-apps with a car wash. */
function appsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'apps-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'car-wash'));
  writeFileSync(join(folder, 'car-wash/mini-app.json'), JSON.stringify({ ...carWash, port: 4705 }));
  return folder;
}

describe('the listed mini-apps', () => {
  it('are those beside the simulator, at their ports', () => {
    const folder = appsFolder();
    expect(listMiniApps({}, folder)).toEqual([{ ...carWash, url: 'http://127.0.0.1:4705/' }]);
    expect(listMiniApps({ CAR_WASH_PORT: '9001' }, folder)).toMatchObject([{ url: 'http://127.0.0.1:9001/' }]);
  });

  it('are those that a starting program gives instead', () => {
    const given = [{ ...carWash, name: 'lounge', url: 'http://127.0.0.1:4702/' }];
    expect(listMiniApps({ SIMULATOR_MINI_APPS: JSON.stringify(given) }, appsFolder())).toEqual(given);
  });

  it('are also those that run elsewhere, and those that are known have their address there', () => {
    const MINI_APPS = 'hotel=https://hotel.example/, car-wash=http://127.0.0.1:9002/';
    expect(listMiniApps({ MINI_APPS }, appsFolder())).toEqual([
      { ...carWash, url: 'http://127.0.0.1:9002/' },
      {
        name: 'hotel',
        title: { ru: 'hotel', en: 'hotel' },
        kinds: ['order', 'suborder'],
        url: 'https://hotel.example/',
      },
    ]);
  });

  it.each([
    ['MINI_APPS', 'hotel'],
    ['MINI_APPS', 'hotel=ftp://hotel.example'],
    ['SIMULATOR_MINI_APPS', '[{}]'],
    ['SIMULATOR_MINI_APPS', '{'],
  ])('that are given wrongly by %s are refused', (variable, value) => {
    expect(() => listMiniApps({ [variable]: value }, appsFolder())).toThrow(variable);
  });
});
