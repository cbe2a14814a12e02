import { type Kopecks, lineTotal } from '@invoicebox/invoicebox-api/money';

/** Goods such as coffee, or a service such as a car wash. */
type ExtraKind = 'goods' | 'service';

/** Something that a station sells beside fuel. */
export interface Extra {
  /** Unique at its station: Latin letters, digits, hyphens. */
  id: string;
  kind: ExtraKind;
  /** In Russian, as in the order. */
  name: string;
  nameEn: string;
  /** Kopecks for one, with VAT. */
  price: Kopecks;
  /** False if it is sold out or out of order: shown, but cannot be chosen. */
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

/** Quantities are thousandths of a unit. */
export const THOUSANDTHS_PER_PIECE = 1000;

/** The price of several pieces of an extra, kopecks with VAT. */
export function extraTotal({ price }: Pick<Extra, 'price'>, count: number): Kopecks {
  return lineTotal(price, count * THOUSANDTHS_PER_PIECE);
}
