import { readFlag, readPrice } from '../../data/import/values.js';
import { FUEL_KINDS, type FuelKind } from '../../shared/fuel.js';
import { readFuelWord } from '../../stations/fuel-words.js';
import { formatHours } from '../../stations/hours/format-hours.js';
import { parseHours } from '../../stations/hours/parse-hours.js';
import { HOURS_EXPECTED, MAX_PRICE, MIN_PRICE, PRICE_EXPECTED, type Station } from '../../stations/station.js';
import type { StationChange } from '../../stations/station-index.js';

/** Called with a field, or one of the prices, that cannot be applied; the others are. */
export type OnProblem = (field: string, expected: string) => void;

type FieldReader = (station: Station, value: unknown, onProblem: OnProblem) => StationChange;

/** The fuel of a station that a network means: by its kind, the name of its brand, or another name of it. */
function fuelOf({ fuels, fuelNames = {} }: Station, name: string): FuelKind | undefined {
  const branded = FUEL_KINDS.find((kind) => fuelNames[kind] === name);
  const kind = branded ?? readFuelWord(name)?.kind;
  return kind !== undefined && kind in fuels ? kind : undefined;
}

function readPrices(station: Station, value: unknown, onProblem: OnProblem): StationChange {
  if (typeof value !== 'object' || value === null) {
    onProblem('prices', 'Expected prices by fuel.');
    return {};
  }
  const changed: Station['fuels'] = {};
  for (const [name, roubles] of Object.entries(value)) {
    const kind = fuelOf(station, name);
    const price = roubles === null ? null : readPrice(String(roubles));
    const isPrice = price === null || (typeof price === 'number' && price >= MIN_PRICE && price <= MAX_PRICE);
    if (kind === undefined) onProblem(`prices.${name}`, 'The station does not sell this fuel: import it again.');
    else if (!isPrice) onProblem(`prices.${name}`, PRICE_EXPECTED);
    else changed[kind] = price;
  }
  return Object.keys(changed).length === 0 ? {} : { fuels: { ...station.fuels, ...changed } };
}

function readOutOfOrder({ pumps }: Station, value: unknown, onProblem: OnProblem): StationChange {
  if (!Array.isArray(value)) {
    onProblem('outOfOrder', 'Expected numbers of pumps.');
    return {};
  }
  const numbers = value.map(Number);
  const unknown = numbers.filter((number) => !pumps.some((pump) => pump.number === number));
  if (unknown.length > 0) {
    onProblem('outOfOrder', `The station has no pump ${unknown.join(', ')}.`);
    return {};
  }
  return { pumps: pumps.map((pump) => ({ ...pump, outOfOrder: numbers.includes(pump.number) })) };
}

function readExtras({ extras }: Station, value: unknown, onProblem: OnProblem): StationChange {
  if (!Array.isArray(value)) {
    onProblem('unavailableExtras', 'Expected ids of extras.');
    return {};
  }
  const unknown = value.filter((id) => !extras.some((extra) => extra.id === id));
  if (unknown.length > 0) {
    onProblem('unavailableExtras', `The station does not sell «${unknown.join(', ')}»: import it again.`);
    return {};
  }
  return { extras: extras.map((extra) => ({ ...extra, available: !value.includes(extra.id) })) };
}

function readHours(_: Station, value: unknown, onProblem: OnProblem): StationChange {
  if (value === null) return { hours: null };
  const hours = typeof value === 'string' ? parseHours(value) : null;
  if (hours !== null) return { hours: formatHours(hours) };
  onProblem('hours', HOURS_EXPECTED);
  return {};
}

function readClosed(_: Station, value: unknown, onProblem: OnProblem): StationChange {
  const closed = typeof value === 'boolean' ? value : readFlag(String(value));
  if (typeof closed === 'boolean') return { closed };
  onProblem('closed', 'Expected true or false.');
  return {};
}

/** The fields of a change beside the station's id. */
const FIELDS: ReadonlyMap<string, FieldReader> = new Map([
  ['prices', readPrices],
  ['outOfOrder', readOutOfOrder],
  ['hours', readHours],
  ['closed', readClosed],
  ['unavailableExtras', readExtras],
]);

/** What changes at a station. Fields that cannot be read are named, the others count. */
export function readChange(
  station: Station,
  fields: Readonly<Record<string, unknown>>,
  onProblem: OnProblem,
): StationChange {
  const change: StationChange = {};
  for (const [name, value] of Object.entries(fields)) {
    const read = FIELDS.get(name);
    if (read) Object.assign(change, read(station, value, onProblem));
    else onProblem(name, `The field is not read. Known are ${[...FIELDS.keys()].join(', ')}.`);
  }
  return change;
}
