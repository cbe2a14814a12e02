import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findManifests } from './find-manifests.js';
import { EXAMPLE_MANIFEST } from './manifest.js';
import { ManifestError } from './manifest-error.js';
import { readOtherMiniApps } from './other-mini-apps.js';
import { readManifest } from './read-manifest.js';

/** A folder with files, given by their paths. Texts are written unchanged, other values as JSON. */
function folderWith(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

const carWash = JSON.parse(EXAMPLE_MANIFEST);

/** The error that `read` throws. */
function errorOf(read: () => unknown): ManifestError {
  try {
    read();
  } catch (error) {
    if (error instanceof ManifestError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

describe('a manifest', () => {
  it('has defaults, and keeps unknown fields', () => {
    const sidePages = [{ path: 'forecourt', title: { ru: 'Колонки', en: 'Pumps', icon: 'pump' } }];
    const folder = folderWith({ 'mini-app.json': { ...carWash, sidePages, category: 'cars' } });
    expect(readManifest(folder)).toEqual({ ...carWash, till: false, sidePages, serverPaths: [], category: 'cars' });
  });

  it.each([
    ['name', { name: 'Car wash' }, 'lower-case letters'],
    ['name', { name: undefined }, 'is missing'],
    ['title.en', { title: { ru: 'Мойка' } }, 'is missing'],
    ['port', { port: 'http' }, 'is "http". Expected number.'],
    ['port', { port: 70_000 }, '65535'],
    ['kinds', { kinds: [] }, '>=1'],
    ['kinds.0', { kinds: ['orders'] }, '"order"|"suborder"'],
    ['sidePages.0.path', { sidePages: [{ path: '/pumps', title: { ru: 'К', en: 'P' } }] }, 'lower-case letters'],
    ['serverPaths.0', { serverPaths: ['exports'] }, '/exports'],
  ])('with a wrong %s is refused: the file, the field and an example are named', (field, change, expected) => {
    const folder = folderWith({ 'mini-app.json': { ...carWash, ...change } });
    const { message, code, problem } = errorOf(() => readManifest(folder));
    expect({ code, problem }).toEqual({ code: 'INVALID_MANIFEST', problem: 'invalid' });
    for (const part of [join(folder, 'mini-app.json'), `"${field}"`, expected, EXAMPLE_MANIFEST]) {
      expect(message).toContain(part);
    }
  });

  it('that is missing or not JSON is named, with an example', () => {
    const missing = errorOf(() => readManifest(folderWith({})));
    expect(missing).toMatchObject({ problem: 'missing', message: expect.stringContaining(EXAMPLE_MANIFEST) });
    const broken = errorOf(() => readManifest(folderWith({ 'mini-app.json': '{ "name": ' })));
    expect(broken).toMatchObject({ problem: 'unreadable', message: expect.stringContaining('mini-app.json') });
  });
});

describe('the mini-apps that run elsewhere', () => {
  it('are read from names and URLs', () => {
    expect(readOtherMiniApps('')).toEqual([]);
    expect(readOtherMiniApps('hotel=https://hotel.example/?a=b, taxi=http://127.0.0.1:9002/,')).toEqual([
      { name: 'hotel', url: 'https://hotel.example/?a=b' },
      { name: 'taxi', url: 'http://127.0.0.1:9002/' },
    ]);
  });

  it.each(['hotel', '=http://127.0.0.1:9002/', 'hotel=ftp://hotel.example'])('refuse «%s»', (text) => {
    expect(() => readOtherMiniApps(text)).toThrow(`MINI_APPS has «${text}»`);
  });
});

describe('the folder of mini-apps', () => {
  it('has those with a manifest, by port', () => {
    const apps = folderWith({
      'lounge/mini-app.json': { ...carWash, name: 'lounge', port: 4712 },
      'car-wash/mini-app.json': carWash,
      'simulator/package.json': { name: 'simulator', miniApp: false },
      'left-over/dist/main.js': '',
      'README.md': '',
    });
    const { miniApps, problems } = findManifests(apps);
    expect(miniApps.map(({ folder, manifest }) => [folder, manifest.name])).toEqual([
      [join(apps, 'car-wash'), 'car-wash'],
      [join(apps, 'lounge'), 'lounge'],
    ]);
    expect(problems).toEqual([]);
  });

  it('names packages whose manifest is missing or invalid', () => {
    const apps = folderWith({
      'new/package.json': { name: 'new' },
      'broken/mini-app.json': { ...carWash, port: 0 },
      'car-wash/mini-app.json': carWash,
    });
    const { miniApps, problems } = findManifests(apps);
    expect(miniApps).toHaveLength(1);
    expect(problems.map(({ problem, file }) => [problem, file])).toEqual([
      ['invalid', join(apps, 'broken/mini-app.json')],
      ['missing', join(apps, 'new/mini-app.json')],
    ]);
    expect(problems[1]?.message).toContain('"miniApp": false');
  });

  it('names mini-apps with the same name or port', () => {
    const apps = folderWith({ 'a/mini-app.json': carWash, 'b/mini-app.json': carWash });
    const messages = findManifests(apps).problems.map(({ message }) => message);
    expect(messages).toEqual([
      expect.stringMatching(/b.mini-app\.json: "name" is "car-wash", as in .*a\. Choose another name/),
      expect.stringMatching(/b.mini-app\.json: "port" is 4705, as in .*a\. Choose another port/),
    ]);
  });
});
