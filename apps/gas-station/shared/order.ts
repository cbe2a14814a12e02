import type { Kopecks, Thousandths } from '@invoicebox/invoicebox-api/money';
import { sumKopecks } from '@invoicebox/invoicebox-api/money';
import type { ChosenExtra, Extra } from './extras.js';
import { extraTotal } from './extras.js';
import type { FuelKind } from './fuel.js';
import type { Vehicle } from './vehicle.js';
import { priceVolume, type Wanted } from './volume.js';

/** The selection of a quote. */
export interface FuelSelection {
  stationId: string;
  fuel: FuelKind;
  /** The pump's number at the station. */
  pump: number;
  volume: Wanted;
  /** Goods and services in the same order, each once. */
  extras: ChosenExtra[];
  /** For the company's papers. */
  vehicle?: Vehicle;
}

/** The summary of an order, stored with it for the page. */
export interface OrderSummary {
  selection: FuelSelection;
  stationTitle: string;
  /** In a line. */
  stationAddress: string;
  /** IANA zone of the station; absent of an order from before it was stored. */
  timeZone?: string;
  /** The most that the pump gives, thousandths of the fuel's unit. */
  litres: Thousandths;
  /** Kopecks for a unit. */
  price: Kopecks;
  /** The name of a branded fuel at the station. */
  fuelName?: string;
  /** In the language of the order; `total` in kopecks with VAT. */
  extras: Array<{ id: string; name: string; count: number; total: Kopecks }>;
}

/** The prices of a selection, whole kopecks with VAT. */
export interface PricedSelection {
  /** The most that the pump gives, thousandths of the fuel's unit. */
  litres: Thousandths;
  fuel: Kopecks;
  /** One for each chosen extra. */
  extras: Kopecks[];
  /** The amount to pay or, for a full tank, to hold. */
  total: Kopecks;
}

/**
 * Prices a selection. The page uses it too, so that its price equals the server's.
 *
 * @param price kopecks for a unit of the fuel, positive.
 * @param offered extras of the station. A chosen extra that is not among them counts as 0: the server refuses it.
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
