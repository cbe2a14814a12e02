import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readStationsFile } from '../../server/stations/stations-file.js';
import { readCities } from '../cities.js';
import { demoNetwork } from './demo-network.js';
import { demoNetworkText } from './demo-network-text.js';

const GENERATED = new URL('../generated/', import.meta.url);
const COMMITTED = new URL('stations.json', GENERATED);

describe('the demonstration network', () => {
  it('is what the generator makes', () => {
    expect(demoNetworkText(GENERATED)).toBe(readFileSync(COMMITTED, 'utf8'));
  });

  it('follows from its seed', () => {
    const cities = readCities(new URL('cities.json', GENERATED)).slice(0, 3);
    const make = (seed: number) => demoNetwork(cities, { seed, count: 20, isLand: () => true });
    expect(make(1)).toEqual(make(1));
    expect(make(1)).not.toEqual(make(2));
  });

  it('is a stations file of about 3,000, under 1 MB, labelled everywhere as a demonstration', () => {
    const { stations, demonstration } = readStationsFile(fileURLToPath(COMMITTED));
    expect(demonstration).toBe(true);
    expect(Math.abs(stations.length - 3000)).toBeLessThan(150);
    expect(readFileSync(COMMITTED).byteLength).toBeLessThan(1_000_000);
    expect(stations.every(({ network, address }) => network.startsWith('Демо-') && address.endsWith('(демо)'))).toBe(
      true,
    );
  });

  it('has prices of 2026 and a pump that works at every station', () => {
    const { stations } = readStationsFile(fileURLToPath(COMMITTED));
    const prices = stations.flatMap(({ fuels }) => Object.values(fuels).map(Number));
    expect(Math.min(...prices)).toBeGreaterThanOrEqual(55_00);
    expect(Math.max(...prices)).toBeLessThanOrEqual(105_00);
    expect(stations.every(({ pumps }) => pumps.some(({ outOfOrder }) => !outOfOrder))).toBe(true);
  });
});
