/** The expected price of an order, computed independently with exact integer fractions. */
import { VAT_RATES } from '@invoicebox/invoicebox-api/money';
import type { FuelCase } from './cases.js';

/** The expected litres and price of an order. */
export interface Expected {
  /** Thousandths of a litre that the order buys. */
  litres: bigint;
  /** What the fuel costs, kopecks. */
  fuel: bigint;
  /** What each extra costs, kopecks. */
  extras: bigint[];
}

/** A fraction rounded to the nearest whole number, halves up. */
const nearest = (numerator: bigint, denominator: bigint) => (2n * numerator + denominator) / (2n * denominator);

/** The price of a selection by the displayed prices. */
export function expectedOf({ station, selection, price }: FuelCase): Expected {
  const { volume } = selection;
  const tag = BigInt(price);
  const extras = selection.extras.map(({ id, count }) => {
    return BigInt(station.extras.find((extra) => extra.id === id)?.price ?? 0) * BigInt(count);
  });
  if (volume.kind === 'sum')
    return { litres: (BigInt(volume.kopecks) * 1000n) / tag, fuel: BigInt(volume.kopecks), extras };
  const litres = BigInt(volume.kind === 'litres' ? volume.thousandths : volume.most);
  return { litres, fuel: nearest(tag * litres, 1000n), extras };
}

/** The price of dispensed fuel: price × litres, or a share of the ordered sum. */
export function expectedPart({ selection, price }: FuelCase, { litres, fuel }: Expected, dispensed: number): bigint {
  if (selection.volume.kind === 'sum') return nearest(fuel * BigInt(dispensed), litres);
  const cost = nearest(BigInt(price) * BigInt(dispensed), 1000n);
  return cost < fuel ? cost : fuel;
}

/**
 * Whether a tax is within `tolerance` kopecks of the exact tax in the amount. Each line adds a rounding error, and the
 * remainder of a line takes what is left of its tax.
 */
export function taxIsNear(amount: number, vat: number, tolerance: number): boolean {
  const rate = BigInt(VAT_RATES.RUS_VAT22);
  const error = BigInt(vat) * (100n + rate) - BigInt(amount) * rate;
  const max = BigInt(tolerance) * (100n + rate);
  return error <= max && -error <= max;
}
