import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CAR_WASH, carWashFiles, folderWith } from '../test-support/folder-with.js';
import { pagesOf, serverPathsOf } from './layout.js';
import { environmentOf, missingSources, openFolder, portOf } from './open-folder.js';

afterEach(() => vi.unstubAllEnvs());

describe('the folder of a mini-app', () => {
  it('that does not exist is named', () => {
    expect(() => openFolder('/nowhere/car-wash')).toThrow('There is no folder /nowhere/car-wash');
    expect(() => openFolder(folderWith({}))).toThrow('mini-app.json');
  });

  it('has pages at the places that the manifest names', () => {
    const { manifest } = openFolder(folderWith(carWashFiles()));
    expect(pagesOf(manifest)).toEqual([
      { name: 'index', source: 'page/index.html', path: '/' },
      { name: 'till', source: 'till/index.html', path: '/till' },
      { name: 'bays', source: 'bays/page/index.html', path: '/bays' },
    ]);
    expect(serverPathsOf({ ...manifest, serverPaths: ['/exports'] })).toEqual([
      '/api',
      '/bays/api',
      '/invoicebox',
      '/healthz',
      '/readyz',
      '/exports',
    ]);
  });

  it('names the sources that are missing', () => {
    const app = openFolder(folderWith({ 'mini-app.json': CAR_WASH, 'page/index.html': '', 'server/main.ts': '' }));
    expect(missingSources(app)).toEqual(['till/index.html', 'bays/page/index.html']);
  });
});

describe('the environment of a server', () => {
  const folder = () => folderWith({ 'mini-app.json': CAR_WASH, '.env': 'COLOUR=red\nSHAPE="round"\nPORT=9003\n' });

  it('is that of the process, then the file .env', () => {
    vi.stubEnv('COLOUR', 'green');
    vi.stubEnv('SHAPE', '');
    expect(environmentOf(folder())).toMatchObject({ COLOUR: 'green', SHAPE: 'round' });
  });

  it('has the port: of its own variable, of PORT, or of the manifest', () => {
    const app = openFolder(folder());
    expect(portOf({ ...app, folder: join(app.folder, 'page') })).toBe(4705);
    expect(portOf(app)).toBe(9003);
    vi.stubEnv('PORT', '9002');
    expect(portOf(app)).toBe(9002);
    vi.stubEnv('CAR_WASH_PORT', '9001');
    expect(portOf(app)).toBe(9001);
    vi.stubEnv('CAR_WASH_PORT', 'http');
    expect(() => portOf(app)).toThrow('CAR_WASH_PORT is «http»');
  });
});
