import { type Kopecks, lineTotal, quantityForSum, type Thousandths } from '@invoicebox/invoicebox-api/money';

/** So much fuel: for so much money, or so many litres. Whole kopecks; thousandths of a litre. */
export type Volume = { kind: 'sum'; kopecks: Kopecks } | { kind: 'litres'; thousandths: Thousandths };

/**
 * Fill the tank: the payment is guaranteed for `most`, and only what was dispensed is taken (docs/merchant-server.md,
 * The money).
 */
export interface FullTank {
  kind: 'full_tank';
  /** The most litres that the pump gives, thousandths. */
  most: Thousandths;
}

/** How much fuel is wanted. */
export type Wanted = Volume | FullTank;

/** Choices of {@link FullTank.most}, thousandths of a litre: from a small car to a lorry. */
export const FULL_TANK_LITRES: readonly Thousandths[] = [50_000, 80_000, 120_000, 400_000, 800_000];

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
 * Works out the other side of what is wanted. A sum stays exactly what was asked for and buys litres rounded down to the
 * thousandth; litres cost price × litres to the kopeck; a full tank is priced at the most that it may take. Page and
 * server share this, so they never disagree.
 *
 * @param price kopecks for a litre, positive.
 */
export function priceVolume(wanted: Wanted, price: Kopecks): PricedVolume {
  if (wanted.kind === 'sum') return { litres: quantityForSum(wanted.kopecks, price), total: wanted.kopecks };
  const litres = wanted.kind === 'litres' ? wanted.thousandths : wanted.most;
  return { litres, total: lineTotal(price, litres) };
}

/** Why a volume cannot be sold, or null if it can. */
export function volumeProblem({ litres }: PricedVolume): 'too_little' | 'too_much' | null {
  if (litres < MIN_LITRES) return 'too_little';
  return litres > MAX_LITRES ? 'too_much' : null;
}
