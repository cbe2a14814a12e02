import type { Kopecks, Thousandths } from '@invoicebox/invoicebox-api/money';
import { sumKopecks } from '@invoicebox/invoicebox-api/money';
import type { ChosenExtra, Extra } from './extras.js';
import { extraTotal } from './extras.js';
import type { FuelKind } from './fuel.js';
import { priceVolume, type Wanted } from './volume.js';

/** What the page asks a price for. */
export interface FuelSelection {
  stationId: string;
  fuel: FuelKind;
  /** The pump's number at the station. */
  pump: number;
  volume: Wanted;
  /** Goods and services in the same order, each once. */
  extras: ChosenExtra[];
}

/** What was chosen, for the page to show again at any time. */
export interface OrderSummary {
  selection: FuelSelection;
  stationTitle: string;
  /** City and address. */
  stationAddress: string;
  /** What the pump gives at most, thousandths of a litre. */
  litres: Thousandths;
  /** Kopecks for a litre. */
  price: Kopecks;
  /** In the language of the order; `total` in kopecks with VAT. */
  extras: Array<{ id: string; name: string; count: number; total: Kopecks }>;
}

/** A selection with its sums, whole kopecks with VAT. */
export interface PricedSelection {
  /** What the pump gives at most, thousandths of a litre. */
  litres: Thousandths;
  /** The fuel. */
  fuel: Kopecks;
  /** One for each chosen extra. */
  extras: Kopecks[];
  /** Everything: what is paid or, for a full tank, held. */
  total: Kopecks;
}

/**
 * What a selection costs, to the kopeck as the server prices it.
 *
 * @param price kopecks for a litre of the fuel, positive.
 * @param offered the extras of the station; a chosen one that it does not offer costs nothing here and is refused by the
 *   server.
 */
export function priceSelection(
  { volume, extras }: Pick<FuelSelection, 'volume' | 'extras'>,
  price: Kopecks,
  offered: readonly Extra[],
): PricedSelection {
  const { litres, total: fuel } = priceVolume(volume, price);
  const totals = extras.map(({ id, count }) => {
    const extra = offered.find((candidate) => candidate.id === id);
    return extra ? extraTotal(extra, count) : 0;
  });
  return { litres, fuel, extras: totals, total: sumKopecks([fuel, ...totals]) };
}
