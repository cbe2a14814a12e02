import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type BaseMap, decodeLine } from '@invoicebox/mini-app-kit/geo';
import { describe, expect, it } from 'vitest';
import { FUEL_KINDS, type FuelKind } from '../../shared/fuel.js';
import { contains } from '../base-map/rings.js';
import { readCities } from '../cities.js';
import { demoNetwork } from './demo-network.js';
import { landTest } from './land.js';
import { DEMO_STATIONS, openDemoNetwork } from './open-demo-network.js';

const BASE_MAP = createRequire(import.meta.url).resolve('@invoicebox/mini-app-kit/base-map.json');
const GENERATED = new URL('../generated/', import.meta.url);
const network = openDemoNetwork(fileURLToPath(GENERATED), 3000);

describe('the demonstration network', () => {
  it('follows from its seed', () => {
    const cities = readCities(new URL('cities.json', GENERATED)).slice(0, 3);
    const make = (seed: number) => demoNetwork(cities, { seed, count: 20, isLand: () => true });
    expect(make(1)).toEqual(make(1));
    expect(make(1)).not.toEqual(make(2));
  });

  it('has about as many stations as it is asked for, each labelled as a demonstration', () => {
    const { stations, demonstration } = network;
    expect(demonstration).toBe(true);
    expect(DEMO_STATIONS).toBe(30_000);
    expect(Math.abs(stations.length - 3000)).toBeLessThan(150);
    expect(stations.every(({ network: name, address }) => name.startsWith('Демо-') && address.endsWith('(демо)'))).toBe(
      true,
    );
    expect(new Set(stations.map(({ id }) => id)).size).toBe(stations.length);
  });

  it('has prices of 2026 and a pump that works at every station', () => {
    const prices = (kinds: readonly FuelKind[]) =>
      network.stations.flatMap(({ fuels }) => kinds.flatMap((kind) => fuels[kind] ?? []));
    const petrol = prices(['ai92', 'ai95', 'ai95_plus', 'ai100', 'diesel']);
    expect(Math.min(...petrol)).toBeGreaterThanOrEqual(55_00);
    expect(Math.max(...petrol)).toBeLessThanOrEqual(105_00);
    const others = prices(['lpg', 'cng', 'adblue']);
    expect(Math.min(...others)).toBeGreaterThanOrEqual(25_00);
    expect(Math.max(...others)).toBeLessThanOrEqual(45_00);
    for (const { fuels, pumps } of network.stations) {
      expect(Object.keys(fuels).every((fuel) => FUEL_KINDS.some((kind) => kind === fuel))).toBe(true);
      expect(pumps.some(({ outOfOrder }) => !outOfOrder)).toBe(true);
    }
  });

  it('sells gas at some stations, and petrol of its own brand in one network, each at a pump', () => {
    const lpg = network.stations.filter(({ fuels }) => fuels.lpg !== undefined);
    expect(Math.abs(lpg.length / network.stations.length - 0.3)).toBeLessThan(0.05);
    for (const { pumps } of lpg) expect(pumps.some(({ fuels }) => fuels.includes('lpg'))).toBe(true);
    const branded = network.stations.filter(({ fuels }) => fuels.ai95_plus !== undefined);
    expect(new Set(branded.map(({ network: name, fuelNames }) => `${name} ${fuelNames?.ai95_plus}`))).toEqual(
      new Set(['Демо-Вираж Вираж 95']),
    );
  });
});

describe('extras of the demonstration', () => {
  it('go with the services of their station, and prices differ a little', () => {
    const selling = (id: string) => network.stations.filter(({ extras }) => extras.some((extra) => extra.id === id));
    expect(selling('coffee').length).toBeGreaterThan(500);
    expect(selling('coffee').every(({ services }) => services.includes('cafe'))).toBe(true);
    const prices = selling('car-wash').map(({ extras }) => extras.find(({ id }) => id === 'car-wash')?.price);
    expect(new Set(prices)).toEqual(new Set([531_00, 590_00, 649_00]));
    const all = network.stations.flatMap(({ extras }) => extras);
    const soldOut = all.filter(({ available }) => !available).length / all.length;
    expect(Math.abs(soldOut - 0.06)).toBeLessThan(0.02);
    // Equal lists of extras are shared.
    expect(new Set(network.stations.map(({ extras }) => extras)).size).toBeLessThan(network.stations.length / 3);
  });
});

describe('the test for land', () => {
  it('agrees with the areas of the base map, one by one', () => {
    const baseMap: BaseMap = JSON.parse(readFileSync(BASE_MAP, 'utf8'));
    const rings = (areas: number[][]) => areas.map((area) => decodeLine(area).map(([lat, lon]) => [lon, lat] as const));
    const [land, lakes] = [rings(baseMap.land), rings(baseMap.lakes)];
    const isIn = (areas: typeof land, lon: number, lat: number) =>
      areas.filter((ring) => contains(ring, lon, lat)).length % 2 === 1;
    const isLand = landTest(BASE_MAP);
    for (let lat = 41.03; lat < 75; lat += 2.9) {
      for (let lon = 27.01; lon < 170; lon += 6.7) {
        expect([lon, lat, isLand(lon, lat)]).toEqual([lon, lat, isIn(land, lon, lat) && !isIn(lakes, lon, lat)]);
      }
    }
  });
});
