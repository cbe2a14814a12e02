import type { MeasureUnit } from '@invoicebox/invoicebox-api/contract';

/**
 * Kinds of fuel in display order. `…_plus` is a network's branded fuel of that kind («G-Drive 95», «Экто 100»), sold beside
 * the plain one at a price of its own; the station says its name.
 */
export const FUEL_KINDS = [
  'ai80',
  'ai92',
  'ai92_plus',
  'ai95',
  'ai95_plus',
  'ai98',
  'ai98_plus',
  'ai100',
  'ai100_plus',
  'diesel',
  'diesel_plus',
  'lpg',
  'cng',
  'lng',
  'hydrogen',
  'adblue',
] as const;

/** One of {@link FUEL_KINDS}. */
export type FuelKind = (typeof FUEL_KINDS)[number];

/** Names of branded fuels at a station, as its network writes them. */
export type FuelNames = Readonly<Partial<Record<FuelKind, string>>>;

/** Short names, as on price boards. */
export const FUEL_NAMES: Readonly<Record<'ru' | 'en', Readonly<Record<FuelKind, string>>>> = {
  ru: namesOf('АИ', { diesel: 'ДТ', lpg: 'Пропан', cng: 'Метан', lng: 'СПГ', hydrogen: 'Водород', adblue: 'AdBlue' }),
  en: namesOf('AI', { diesel: 'Diesel', lpg: 'LPG', cng: 'CNG', lng: 'LNG', hydrogen: 'Hydrogen', adblue: 'AdBlue' }),
};

/** Petrol is named by its octane number, branded fuel by the plain one with a plus. */
function namesOf(petrol: string, others: Readonly<Record<string, string>>): Record<FuelKind, string> {
  const nameOf = (kind: FuelKind) => {
    const plain = plainFuel(kind);
    const name = others[plain] ?? plain.replace('ai', `${petrol}-`);
    return plain === kind ? name : `${name}+`;
  };
  return Object.fromEntries(FUEL_KINDS.map((kind) => [kind, nameOf(kind)])) as Record<FuelKind, string>;
}

/** The plain fuel of a branded one; of others, the fuel itself. */
export function plainFuel(kind: FuelKind): FuelKind {
  return kind.replace('_plus', '') as FuelKind;
}

/** A fuel and the branded one that fills the same tank. */
export function sameTankFuels(kind: FuelKind): FuelKind[] {
  return FUEL_KINDS.filter((other) => other === kind || plainFuel(other) === kind);
}

/** The unit that a fuel is priced, measured and sold in. */
export type FuelUnit = Exclude<MeasureUnit, 'piece'>;

const OTHER_UNITS: Readonly<Partial<Record<FuelKind, FuelUnit>>> = {
  cng: 'cubic_metre',
  lng: 'kilogram',
  hydrogen: 'kilogram',
};

/** The unit of a fuel: litres, but cubic metres of compressed gas and kilograms of liquid gas and hydrogen. */
export function unitOf(kind: FuelKind): FuelUnit {
  return OTHER_UNITS[kind] ?? 'litre';
}

/** The most common fuel: its price is shown, and sorted by, where none is chosen. */
export const DEFAULT_FUEL: FuelKind = 'ai95';

/** Whether a text, such as a query parameter, is a kind of fuel. */
export function isFuelKind(text: string | null | undefined): text is FuelKind {
  return FUEL_KINDS.some((kind) => kind === text);
}
