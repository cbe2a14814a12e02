import { describe, expect, it } from 'vitest';
import { readStationSettings, tileOrigins } from './network.js';

describe('the settings', () => {
  it('are those of the demonstration on the base map that ships, where nothing is set', () => {
    expect(readStationSettings({ TILE_URL: '', STATIONS_FILE: '' })).toMatchObject({
      stationsFile: undefined,
      demoStations: 30_000,
      tiles: null,
      updates: { keys: [], url: undefined, everyMs: 60_000 },
    });
  });

  it('name a tile server, and the origins that its pictures come from', () => {
    const { tiles } = readStationSettings({
      TILE_URL: 'https://{s}.tiles.example:8443/{z}/{x}/{y}.png?key=1',
      TILE_ATTRIBUTION: '© Everyone',
      TILE_MAX_ZOOM: '17',
    });
    expect(tiles).toEqual({
      url: 'https://{s}.tiles.example:8443/{z}/{x}/{y}.png?key=1',
      attribution: '© Everyone',
      maxZoom: 17,
    });
    expect(tileOrigins(tiles)).toEqual(['a', 'b', 'c'].map((host) => `https://${host}.tiles.example:8443`));
    expect(tileOrigins(null)).toEqual([]);
  });

  it('take two keys while one is rotated', () => {
    expect(readStationSettings({ STATION_UPDATES_KEYS: 'new old' }).updates.keys).toEqual(['new', 'old']);
  });

  it.each([
    [{ TILE_URL: 'https://tiles.example/{z}/{x}.png' }, 'TILE_URL: expected an http(s) address with {z}'],
    [{ TILE_URL: 'ftp://tiles.example/{z}/{x}/{y}' }, 'TILE_URL'],
    [{ DEMO_STATIONS: 'many' }, 'DEMO_STATIONS: expected a whole number'],
    [{ DEMO_STATIONS: '0', TILE_MAX_ZOOM: '99' }, 'TILE_MAX_ZOOM: expected a whole number from 1 to 22'],
    [{ STATION_UPDATES_URL: 'prices' }, 'STATION_UPDATES_URL'],
  ])('that are wrong are named: %j', (environment, message) => {
    expect(() => readStationSettings(environment)).toThrow(message);
  });
});
