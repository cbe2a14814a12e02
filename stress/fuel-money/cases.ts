/** Random fuel orders, with what the pump dispenses. */
import type { Random } from '@invoicebox/test-kit';
import { FUEL_KINDS, type FuelKind } from '../../apps/gas-station/shared/fuel.js';
import type { FuelSelection } from '../../apps/gas-station/shared/order.js';
import { FULL_TANK_LITRES, MAX_LITRES, MIN_LITRES, type Wanted } from '../../apps/gas-station/shared/volume.js';
import { type Station, stationSchema } from '../../apps/gas-station/stations/station.js';

/** Pumps per station. */
export const PUMPS = 8;
const STATIONS = 60;
/** Maximum ordered sum, kopecks. */
const MAX_SUM = 60_000_00;

/** A whole number, distributed evenly over the orders of magnitude. */
function magnitude(random: Random, min: number, max: number): number {
  return Math.round(min * (max / min) ** random.next());
}

/** Stations with random prices and extras. */
export function makeStations(random: Random): Station[] {
  return Array.from({ length: STATIONS }, (_, index) =>
    stationSchema.parse({
      id: `s${index}`,
      network: 'Сеть',
      city: 'Москва',
      address: `Опытная ул., ${index}`,
      lat: 55,
      lon: 37,
      hours: null,
      timeZone: 'Europe/Moscow',
      fuels: Object.fromEntries(FUEL_KINDS.map((fuel) => [fuel, magnitude(random, 10_00, 1000_00)])),
      pumps: `1-${PUMPS}`,
      extras: ['coffee', 'car-wash', 'screen-wash', 'water'].map((id, at) => ({
        id,
        kind: at % 2 === 0 ? 'goods' : 'service',
        name: `Товар ${at}`,
        nameEn: `Item ${at}`,
        price: magnitude(random, 1_00, 5000_00),
      })),
    }),
  );
}

/** How much of an order the pump dispenses. */
type Ending = 'whole' | 'part' | 'nothing';

/** A buyer's selection and its outcome at the pump. */
export interface FuelCase {
  station: Station;
  selection: FuelSelection;
  /** Kopecks per litre. */
  price: number;
  ending: Ending;
  /** The dispensed share of the litres if the order ends in part, from 0 to below 1. */
  share: number;
}

function makeWanted(random: Random, price: number): Wanted {
  const kind = random.pick(['sum', 'litres', 'full_tank'] as const);
  if (kind === 'full_tank') return { kind, most: random.pick(FULL_TANK_LITRES) };
  if (kind === 'litres') return { kind, thousandths: magnitude(random, MIN_LITRES, MAX_LITRES) };
  // At least one litre, and at most the litres that an order allows.
  return { kind, kopecks: Math.min(magnitude(random, price + 1, MAX_SUM + price), price * (MAX_LITRES / 1000)) };
}

/** A random case, more than half of them with extras. */
export function makeCase(random: Random, stations: readonly Station[], pump = 1): FuelCase {
  const station = random.pick(stations);
  const fuel: FuelKind = random.pick(FUEL_KINDS);
  const price = station.fuels[fuel] ?? 0;
  const extras = station.extras
    .filter(() => random.chance(0.2))
    .map(({ id }) => ({ id, count: random.chance(0.8) ? 1 : random.integer(1, 20) }));
  const ending = random.pick(['whole', 'part', 'part', 'part', 'nothing'] as const);
  const selection = { stationId: station.id, fuel, pump, volume: makeWanted(random, price), extras };
  return { station, selection, price, ending, share: random.chance(0.1) ? 0 : random.integer(0, 9_999) / 10_000 };
}

/** The dispensed fuel, thousandths of a litre. A part is at least one thousandth and less than all. */
export function dispensedOf({ ending, share }: Pick<FuelCase, 'ending' | 'share'>, litres: number): number {
  if (ending === 'whole') return litres;
  if (ending === 'nothing') return 0;
  return Math.min(litres - 1, Math.max(1, Math.floor(litres * share)));
}
