import type { Kopecks } from './kopecks.js';
import { divideRounded } from './rounding.js';

/**
 * Every `vatCode` of the contract with its rate in percent (docs/http-api.md, Orders). `VATNONE` and `RUS_VAT0` have
 * no tax. `_ADDED` says that the price was quoted without tax; the amounts still include it.
 */
export const VAT_RATES = {
  VATNONE: 0,
  RUS_VAT0: 0,
  RUS_VAT5: 5,
  RUS_VAT7: 7,
  RUS_VAT10: 10,
  RUS_VAT20: 20,
  RUS_VAT22: 22,
  RUS_VAT5_ADDED: 5,
  RUS_VAT7_ADDED: 7,
  RUS_VAT10_ADDED: 10,
  RUS_VAT20_ADDED: 20,
  RUS_VAT22_ADDED: 22,
} as const;

/** A VAT code on the wire. */
export type VatCode = keyof typeof VAT_RATES;

/** The code of a seller's rate in percent, for prices that include the tax; `none` pays none. */
export const VAT_CODE_OF = {
  '22': 'RUS_VAT22',
  '20': 'RUS_VAT20',
  '10': 'RUS_VAT10',
  '7': 'RUS_VAT7',
  '5': 'RUS_VAT5',
  '0': 'RUS_VAT0',
  none: 'VATNONE',
} as const satisfies Record<string, VatCode>;

/** A seller's VAT rate as settings and data name it: percent, or `none`. */
export type VatRate = keyof typeof VAT_CODE_OF;

/** All rates that a seller may name. */
export const SELLER_VAT_RATES = Object.keys(VAT_CODE_OF) as [VatRate, ...VatRate[]];

/** All VAT codes, in the order of the contract. */
export const VAT_CODES = Object.keys(VAT_RATES) as [VatCode, ...VatCode[]];

/**
 * The tax in a gross price: gross × rate / (100 + rate), rounded half up.
 *
 * @param gross price or total with tax, in kopecks, zero or positive.
 * @param vatCode the VAT code.
 * @returns the tax in kopecks.
 */
export function vatFromGross(gross: Kopecks, vatCode: VatCode): Kopecks {
  const rate = BigInt(VAT_RATES[vatCode]);
  return Number(divideRounded(BigInt(gross) * rate, 100n + rate, 'halfUp'));
}

/**
 * The tax on a net price, rounded half up.
 *
 * @param net price without tax, in kopecks, zero or positive.
 * @param vatCode the VAT code.
 * @returns the tax in kopecks.
 */
export function vatFromNet(net: Kopecks, vatCode: VatCode): Kopecks {
  return Number(divideRounded(BigInt(net) * BigInt(VAT_RATES[vatCode]), 100n, 'halfUp'));
}

/**
 * The gross price of one that was quoted without tax (`_ADDED` codes).
 *
 * @param net price without tax, in kopecks, zero or positive.
 * @param vatCode the VAT code.
 * @returns the gross price in kopecks; {@link vatFromGross} of it is exactly the added tax.
 */
export function grossFromNet(net: Kopecks, vatCode: VatCode): Kopecks {
  return net + vatFromNet(net, vatCode);
}
