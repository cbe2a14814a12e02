/** What an order has to cost, by an arithmetic of its own: exact fractions of whole numbers. */
import { VAT_RATES } from '@invoicebox/invoicebox-api/money';
import type { FuelCase } from './cases.js';

/** Kopecks and thousandths, exact at any size. */
export interface Expected {
  /** Thousandths of a litre that the order buys. */
  litres: bigint;
  /** What the fuel costs, kopecks. */
  fuel: bigint;
  /** What each extra costs, kopecks. */
  extras: bigint[];
}

/** The nearest whole number; halves go up. */
const nearest = (numerator: bigint, denominator: bigint) => (2n * numerator + denominator) / (2n * denominator);

/** What a choice costs by the price tags. */
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

/** What a part of the fuel costs: of litres price × litres, of a sum its share. */
export function expectedPart({ selection, price }: FuelCase, { litres, fuel }: Expected, dispensed: number): bigint {
  if (selection.volume.kind === 'sum') return nearest(fuel * BigInt(dispensed), litres);
  const cost = nearest(BigInt(price) * BigInt(dispensed), 1000n);
  return cost < fuel ? cost : fuel;
}

/** How far a tax may be from the exact one in its sum, kopecks: rounding, and the rest of a line takes what is left. */
export function taxIsNear(amount: number, vat: number, tolerance: number): boolean {
  const rate = BigInt(VAT_RATES.RUS_VAT22);
  const error = BigInt(vat) * (100n + rate) - BigInt(amount) * rate;
  const max = BigInt(tolerance) * (100n + rate);
  return error <= max && -error <= max;
}
