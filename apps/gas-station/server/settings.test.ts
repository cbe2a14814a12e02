import { readConfig, variablesTable } from '@invoicebox/merchant-server';
import { describe, expect, it } from 'vitest';
import { GAS_STATION_VARIABLES, tileOrigins, tilesOf } from './settings.js';
import { ENVIRONMENT } from './test-support/network.js';

const read = (environment: Record<string, string>) =>
  readConfig({ ...ENVIRONMENT, ...environment }, { variables: GAS_STATION_VARIABLES });

describe('the settings', () => {
  it('are those of the demonstration on the base map that ships, where nothing is set', () => {
    const settings = read({ TILE_URL: '', STATIONS_FILE: '' });
    expect(settings).toMatchObject({ DEMO_STATIONS: 30_000, STATION_UPDATES_KEYS: [], STATION_UPDATES_SECONDS: 60 });
    expect([settings.STATIONS_FILE, tilesOf(settings)]).toEqual([undefined, null]);
  });

  it('name a tile server, and the origins that its pictures come from', () => {
    const settings = read({
      TILE_URL: 'https://{s}.tiles.example:8443/{z}/{x}/{y}.png?key=1',
      TILE_ATTRIBUTION: '© Everyone',
      TILE_MAX_ZOOM: '17',
    });
    const tiles = tilesOf(settings);
    expect(tiles).toEqual({
      url: 'https://{s}.tiles.example:8443/{z}/{x}/{y}.png?key=1',
      attribution: '© Everyone',
      maxZoom: 17,
    });
    expect(tileOrigins(tiles)).toEqual(['a', 'b', 'c'].map((host) => `https://${host}.tiles.example:8443`));
    expect(tileOrigins(null)).toEqual([]);
  });

  it('take two keys while one is rotated', () => {
    expect(read({ STATION_UPDATES_KEYS: 'new old' }).STATION_UPDATES_KEYS).toEqual(['new', 'old']);
  });

  it.each([
    [{ TILE_URL: 'https://tiles.example/{z}/{x}.png' }, 'expected an http(s) address with {z}'],
    [{ TILE_URL: 'ftp://tiles.example/{z}/{x}/{y}' }, 'TILE_URL'],
    [{ DEMO_STATIONS: 'many' }, 'DEMO_STATIONS is "many": expected a whole number'],
    [{ DEMO_STATIONS: '0', TILE_MAX_ZOOM: '99' }, 'TILE_MAX_ZOOM is "99": expected a whole number from 1 to 22'],
    [{ STATION_UPDATES_URL: 'prices' }, 'STATION_UPDATES_URL'],
  ])('that are wrong are named: %j', (environment, message) => {
    expect(() => read(environment as Record<string, string>)).toThrow(message);
  });
});

it('CONFIGURATION.md is what the server reads', async () => {
  const text = `# Variables of the gas station\n\nBeside those of [every merchant server](../../docs/configuration.md).\n\n`;
  await expect(text + variablesTable(GAS_STATION_VARIABLES)).toMatchFileSnapshot('../CONFIGURATION.md');
});
