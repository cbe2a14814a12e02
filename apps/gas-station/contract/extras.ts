import { type Kopecks, lineTotal } from '@invoicebox/invoicebox-api/money';

/** Goods are taken away (coffee, screen wash), a service is done (car wash). */
export type ExtraKind = 'goods' | 'service';

/** What a station sells beside fuel, in the same order. */
export interface Extra {
  /** Unique at its station: Latin letters, digits, hyphens. */
  id: string;
  kind: ExtraKind;
  /** In Russian, as in the order. */
  name: string;
  nameEn: string;
  /** Kopecks for one, with VAT. */
  price: Kopecks;
  /** False where it is sold out or the machine stands: shown, not to be chosen. */
  available: boolean;
}

/** An extra in an order. */
export interface ChosenExtra {
  id: string;
  /** From 1 to {@link MAX_OF_ONE_EXTRA}. */
  count: number;
}

/** The most of one extra in an order. */
export const MAX_OF_ONE_EXTRA = 20;

const THOUSANDTHS_PER_PIECE = 1000;

/**
 * What so many of an extra cost.
 *
 * @returns whole kopecks with VAT.
 */
export function extraTotal({ price }: Pick<Extra, 'price'>, count: number): Kopecks {
  return lineTotal(price, count * THOUSANDTHS_PER_PIECE);
}
