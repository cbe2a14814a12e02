import { type Kopecks, lineTotal, quantityForSum, type Thousandths } from '@invoicebox/invoicebox-api/money';

/** How much fuel is wanted: for so much money, or so many litres. Whole kopecks; thousandths of a litre. */
export type Volume = { kind: 'sum'; kopecks: Kopecks } | { kind: 'litres'; thousandths: Thousandths };

/** A volume with both sides known. */
export interface PricedVolume {
  /** Thousandths of a litre. */
  litres: Thousandths;
  /** What they cost, whole kopecks. */
  total: Kopecks;
}

/** The least that a pump gives, thousandths of a litre. */
export const MIN_LITRES: Thousandths = 1_000;
/** The most that one order gives, thousandths of a litre: a lorry's tanks. */
export const MAX_LITRES: Thousandths = 1_000_000;

/**
 * Works out the other side of a volume. A sum stays exactly what was asked for and buys litres rounded down to the
 * thousandth; litres cost price × litres to the kopeck. Page and server share this, so they never disagree.
 *
 * @param price kopecks for a litre, positive.
 */
export function priceVolume(volume: Volume, price: Kopecks): PricedVolume {
  return volume.kind === 'sum'
    ? { litres: quantityForSum(volume.kopecks, price), total: volume.kopecks }
    : { litres: volume.thousandths, total: lineTotal(price, volume.thousandths) };
}

/** Why a volume cannot be sold, or null if it can. */
export function volumeProblem({ litres }: PricedVolume): 'too_little' | 'too_much' | null {
  if (litres < MIN_LITRES) return 'too_little';
  return litres > MAX_LITRES ? 'too_much' : null;
}
