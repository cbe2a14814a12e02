import { SERVICES } from '../../contract/catalogue.js';
import { FUEL_KINDS, type FuelKind } from '../../contract/fuel.js';
import { parsePumps } from '../../stations/pumps.js';
import type { Station } from '../../stations/station.js';
import type { Network } from '../../stations/stations-file.js';
import type { City } from '../cities.js';
import { demoExtras } from './demo-extras.js';
import { SeededRandom } from './random.js';

/** Whether a point is on land; stations are not put into the sea. */
export type LandTest = (lon: number, lat: number) => boolean;

/** What a demonstration network is made from. */
export interface DemoNetworkOptions {
  seed: number;
  /** About how many stations; every city gets at least one. */
  count: number;
  isLand: LandTest;
}

/** Invented, and named so that nobody takes them for real ones. */
const NETWORKS = [
  'Демо-Нефть',
  'Демо-Север',
  'Демо-Тракт',
  'Демо-Кедр',
  'Демо-Вираж',
  'Демо-Ладога',
  'Демо-Степь',
] as const;

/** Kinds of street, and names that agree with them. */
type StreetForm = readonly [kinds: readonly [string, ...string[]], names: readonly [string, ...string[]]];

/** Invented, and labelled on every address: a name of each form with a kind of street of the same gender. */
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

/** Kopecks for a litre in the middle of the country; cities and stations differ from it. */
const BASE_PRICES: ReadonlyArray<readonly [FuelKind, kopecks: number, share: number]> = [
  ['ai92', 62_50, 1],
  ['ai95', 67_30, 1],
  ['ai100', 83_90, 0.45],
  ['diesel', 74_80, 0.9],
];

/** How much more slowly stations grow than inhabitants. */
const CROWDING = 0.8;
const LAST_NUMBER_OF_SHOP = 1000;
const KM_PER_DEGREE = 111.32;
/** Tries to find land near a city on the coast before its middle is taken. */
const TRIES = 30;

/** How many stations each city gets: by inhabitants, the larger ones relatively fewer. */
function shares(cities: readonly City[], count: number): number[] {
  const weights = cities.map(({ population }) => population ** CROWDING);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.max(1, Math.round((weight / total) * count)));
}

const rounded = (degrees: number) => Math.round(degrees * 10_000) / 10_000;

/** A point in or around a city, the farther the larger the city. */
function placeNear(city: City, random: SeededRandom, isLand: LandTest): { lat: number; lon: number } {
  const kilometres = 2 + 6 * Math.sqrt(city.population / 1_000_000);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const lat = city.lat + (random.bell() * kilometres) / KM_PER_DEGREE;
    const lon = city.lon + (random.bell() * kilometres) / (KM_PER_DEGREE * Math.cos((city.lat * Math.PI) / 180));
    if (isLand(lon, lat)) return { lat: rounded(lat), lon: rounded(lon) };
  }
  return { lat: rounded(city.lat), lon: rounded(city.lon) };
}

function pricesAt(cityLevel: number, random: SeededRandom): Record<string, number> {
  const level = cityLevel * (1 + random.bell() * 0.015);
  const sold = BASE_PRICES.filter(([, , share]) => random.chance(share));
  // Prices on boards end in a whole ten of kopecks, or one less.
  return Object.fromEntries(
    sold.map(([fuel, kopecks]) => [fuel, Math.round((kopecks * level) / 10) * 10 - random.integer(0, 1)]),
  );
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
  // Numbers of its own: what is sold beside fuel changes nothing else of the network.
  const extras = demoExtras(services, new SeededRandom(number));
  return {
    id: `d${number}`,
    shopId: LAST_NUMBER_OF_SHOP + number,
    network: random.pick(NETWORKS),
    city: city.name,
    address: addressOf(random),
    ...placeNear(city, random, isLand),
    hours: random.chance(0.8) ? '24/7' : '07:00-23:00',
    timeZone: city.timeZone,
    fuels,
    pumps: parsePumps(
      pumpsFor(Object.keys(fuels), random),
      FUEL_KINDS.filter((kind) => kind in fuels),
    ),
    services,
    extras,
  };
}

/** Invents a network of stations near real cities. The same cities and seed give the same network. */
export function demoNetwork(cities: readonly City[], { seed, count, isLand }: DemoNetworkOptions): Network {
  const random = new SeededRandom(seed);
  const stations = shares(cities, count).flatMap((share, index) => {
    const city = cities[index];
    if (!city) return [];
    // Fuel grows dearer towards the east.
    const cityLevel = 0.97 + Math.max(0, city.lon - 40) * 0.000_9 + random.bell() * 0.02;
    return Array.from({ length: share }, () => ({ city, cityLevel }));
  });
  return {
    source: 'Demonstration: invented stations near real cities (GeoNames, CC BY 4.0). No such stations exist.',
    demonstration: true,
    stations: stations.map(({ city, cityLevel }, index) => makeStation(index + 1, city, cityLevel, random, isLand)),
  };
}
