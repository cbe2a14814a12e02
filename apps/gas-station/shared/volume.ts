import { type Kopecks, lineTotal, quantityForSum, type Thousandths } from '@invoicebox/invoicebox-api/money';

/** An amount of fuel: by money, or in the unit of the fuel (`unitOf`), which is mostly the litre. */
export type Volume = { kind: 'sum'; kopecks: Kopecks } | { kind: 'litres'; thousandths: Thousandths };

/**
 * A full tank: the price of `most` is held, and only what was dispensed is captured (docs/merchant-server.md, The
 * money).
 */
export interface FullTank {
  kind: 'full_tank';
  /** The most that the pump gives, thousandths of the fuel's unit. */
  most: Thousandths;
}

/** How much fuel to order. */
export type Wanted = Volume | FullTank;

/** Choices of {@link FullTank.most}, from a small car to a lorry. */
export const FULL_TANK_LITRES: readonly Thousandths[] = [50_000, 80_000, 120_000, 400_000, 800_000];

/** A volume with its price. */
export interface PricedVolume {
  /** Thousandths of the fuel's unit. */
  litres: Thousandths;
  /** Whole kopecks. */
  total: Kopecks;
}

/** Thousandths of a unit. */
export const MIN_LITRES: Thousandths = 1_000;
/** Thousandths of a unit: the tanks of a lorry. */
export const MAX_LITRES: Thousandths = 1_000_000;

/**
 * Prices a volume. A sum buys litres rounded down to the thousandth; litres cost price × litres, rounded to the kopeck; a
 * full tank is priced at its maximum. Page and server share this function, so their prices agree.
 *
 * @param price kopecks for a unit, positive.
 */
export function priceVolume(wanted: Wanted, price: Kopecks): PricedVolume {
  if (wanted.kind === 'sum') return { litres: quantityForSum(wanted.kopecks, price), total: wanted.kopecks };
  const litres = wanted.kind === 'litres' ? wanted.thousandths : wanted.most;
  return { litres, total: lineTotal(price, litres) };
}

/** Why a volume cannot be sold; null if it can. */
export function volumeProblem({ litres }: PricedVolume): 'too_little' | 'too_much' | null {
  if (litres < MIN_LITRES) return 'too_little';
  return litres > MAX_LITRES ? 'too_much' : null;
}
