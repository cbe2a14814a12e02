import { roundDegrees } from '@invoicebox/mini-app-kit/geo';
import { SERVICES } from '../../shared/catalogue.js';
import { FUEL_KINDS, type FuelKind } from '../../shared/fuel.js';
import { parsePumps } from '../../stations/pumps.js';
import type { Station } from '../../stations/station.js';
import type { Network } from '../../stations/stations-file.js';
import type { City } from '../cities.js';
import { demoExtras } from './demo-extras.js';
import { SeededRandom } from './random.js';

/** Whether a point is on land. */
export type LandTest = (lon: number, lat: number) => boolean;

export interface DemoNetworkOptions {
  seed: number;
  /** Approximate number of stations; every city gets at least one. */
  count: number;
  isLand: LandTest;
}

/** Invented names that cannot be taken for real networks. */
const NETWORKS = [
  'Демо-Нефть',
  'Демо-Север',
  'Демо-Тракт',
  'Демо-Кедр',
  'Демо-Вираж',
  'Демо-Ладога',
  'Демо-Степь',
] as const;

/** Kinds of street, and names of the same grammatical gender. */
type StreetForm = readonly [kinds: readonly [string, ...string[]], names: readonly [string, ...string[]]];

/** Invented; every address is labelled as a demonstration. */
const STREET_NAMES: readonly [StreetForm, ...StreetForm[]] = [
  [
    ['ул.', 'наб.'],
    [
      'Кленовая',
      'Образцовая',
      'Облачная',
      'Песчаная',
      'Ветровая',
      'Ольховая',
      'Медовая',
      'Тихая',
      'Дальняя',
      'Янтарная',
    ],
  ],
  [
    ['пр-т', 'проезд', 'пер.', 'бульвар'],
    [
      'Яблоневый',
      'Речной',
      'Солнечный',
      'Луговой',
      'Снежный',
      'Кедровый',
      'Звёздный',
      'Полевой',
      'Весенний',
      'Хрустальный',
    ],
  ],
  [['ш.'], ['Ромашковое', 'Лунное', 'Северное', 'Озёрное', 'Сосновое', 'Степное', 'Рябиновое', 'Ясное']],
];

/** Base prices, kopecks for a unit, and the share of stations that sell the fuel. */
const BASE_PRICES: ReadonlyArray<readonly [FuelKind, kopecks: number, share: number]> = [
  ['ai92', 62_50, 1],
  ['ai95', 67_30, 1],
  ['ai100', 83_90, 0.45],
  ['diesel', 74_80, 0.9],
];

/** Fuels that not every network has: price, share of stations. The seventh network has a petrol of its own brand. */
const OTHER_FUELS: ReadonlyArray<readonly [FuelKind, kopecks: number, share: number]> = [
  ['lpg', 34_90, 0.3],
  ['cng', 26_50, 0.06],
  ['adblue', 42_00, 0.12],
];
const BRANDED: readonly [network: string, FuelKind, name: string, kopecks: number] = [
  'Демо-Вираж',
  'ai95_plus',
  'Вираж 95',
  71_20,
];

/** Stations grow with the population to this power. */
const POPULATION_EXPONENT = 0.8;
const FIRST_SHOP_ID = 1000;
/** After the pumps of petrol and diesel. */
const FIRST_OTHER_PUMP = 11;
/** Apart from the seeds of the extras. */
const OTHER_FUELS_SEED = 10_000_000;
const KM_PER_DEGREE = 111.32;
/** Attempts to find land near a city on the coast; then its centre is taken. */
const MAX_ATTEMPTS = 30;

/** The number of stations of each city. */
function stationCounts(cities: readonly City[], count: number): number[] {
  const weights = cities.map(({ population }) => population ** POPULATION_EXPONENT);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.max(1, Math.round((weight / total) * count)));
}

/** A random point in or around a city; larger cities spread wider. */
function pointNear(city: City, random: SeededRandom, isLand: LandTest): { lat: number; lon: number } {
  const kilometres = 2 + 6 * Math.sqrt(city.population / 1_000_000);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const lat = city.lat + (random.bell() * kilometres) / KM_PER_DEGREE;
    const lon = city.lon + (random.bell() * kilometres) / (KM_PER_DEGREE * Math.cos((city.lat * Math.PI) / 180));
    if (isLand(lon, lat)) return { lat: roundDegrees(lat), lon: roundDegrees(lon) };
  }
  return { lat: roundDegrees(city.lat), lon: roundDegrees(city.lon) };
}

function pricesAt(cityLevel: number, random: SeededRandom): Record<string, number> {
  const level = cityLevel * (1 + random.bell() * 0.015);
  const sold = BASE_PRICES.filter(([, , share]) => random.chance(share));
  // Prices end in 0 or 9 kopecks.
  return Object.fromEntries(
    sold.map(([fuel, kopecks]) => [fuel, Math.round((kopecks * level) / 10) * 10 - random.integer(0, 1)]),
  );
}

/** Gas, AdBlue and branded petrol, with the pumps that give them; numbers go on from the last one. */
function otherFuels(network: string, firstPump: number, random: SeededRandom) {
  const sold = OTHER_FUELS.filter(([, , share]) => random.chance(share));
  const [brandNetwork, brandedFuel, name, brandedPrice] = BRANDED;
  const isBranded = network === brandNetwork;
  const priced = isBranded ? [...sold, [brandedFuel, brandedPrice, 1] as const] : sold;
  const fuels = Object.fromEntries(
    priced.map(([fuel, kopecks]) => [fuel, Math.round((kopecks * (1 + random.bell() * 0.02)) / 10) * 10]),
  );
  const pumps = priced.map(([fuel], index) => `${firstPump + index} ${fuel}`).join('; ');
  return { fuels, pumps, ...(isBranded ? { fuelNames: { [brandedFuel]: name } } : {}) };
}

function pumpsFor(fuels: readonly string[], random: SeededRandom): string {
  const petrol = fuels.filter((fuel) => fuel !== 'diesel');
  const petrolPumps = random.integer(2, 6);
  const groups = [`1-${petrolPumps} ${petrol.join(' ')}`];
  if (fuels.includes('diesel')) groups.push(`${petrolPumps + 1}-${petrolPumps + 2} diesel`);
  if (random.chance(0.2)) groups.push(`${petrolPumps + 3} out`);
  return groups.join('; ');
}

function addressOf(random: SeededRandom): string {
  const [kinds, names] = random.pick(STREET_NAMES);
  return `${random.pick(names)} ${random.pick(kinds)}, ${random.integer(1, 190)} (демо)`;
}

function makeStation(number: number, city: City, cityLevel: number, random: SeededRandom, isLand: LandTest): Station {
  const fuels = pricesAt(cityLevel, random);
  const services = SERVICES.filter(() => random.chance(0.35));
  // Generators of their own, so that changes of the extras and of other fuels do not change the rest of the network.
  const extras = demoExtras(services, new SeededRandom(number));
  const network = random.pick(NETWORKS);
  const [address, point] = [addressOf(random), pointNear(city, random, isLand)];
  const hours = random.chance(0.8) ? '24/7' : '07:00-23:00';
  const petrolPumps = pumpsFor(Object.keys(fuels), random);
  const others = otherFuels(network, FIRST_OTHER_PUMP, new SeededRandom(number + OTHER_FUELS_SEED));
  const sold = { ...fuels, ...others.fuels };
  return {
    id: `d${number}`,
    shopId: FIRST_SHOP_ID + number,
    network,
    city: city.name,
    address,
    ...point,
    hours,
    timeZone: city.timeZone,
    fuels: sold,
    ...(others.fuelNames ? { fuelNames: others.fuelNames } : {}),
    pumps: parsePumps(
      [petrolPumps, others.pumps].filter(Boolean).join('; '),
      FUEL_KINDS.filter((kind) => kind in sold),
    ),
    services,
    extras,
  };
}

/** Generates stations near real cities. The same cities and seed give the same network. */
export function demoNetwork(cities: readonly City[], { seed, count, isLand }: DemoNetworkOptions): Network {
  const random = new SeededRandom(seed);
  const stations = stationCounts(cities, count).flatMap((stationCount, index) => {
    const city = cities[index];
    if (!city) return [];
    // Fuel is more expensive towards the east.
    const cityLevel = 0.97 + Math.max(0, city.lon - 40) * 0.000_9 + random.bell() * 0.02;
    return Array.from({ length: stationCount }, () => ({ city, cityLevel }));
  });
  return {
    source: 'Demonstration: invented stations near real cities (GeoNames, CC BY 4.0). No such stations exist.',
    demonstration: true,
    stations: stations.map(({ city, cityLevel }, index) => makeStation(index + 1, city, cityLevel, random, isLand)),
  };
}
