import type { Kopecks } from './kopecks.js';
import { divideRounded } from './rounding.js';

/**
 * Every `vatCode` of the contract with its rate in percent (docs/http-api.md, Orders). `VATNONE` and `RUS_VAT0`
 * take no tax out; `_ADDED` says how the price was quoted, the amounts include the tax all the same.
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

/** A VAT rate as it is named on the wire. */
export type VatCode = keyof typeof VAT_RATES;

/** All VAT codes, in the order of the contract. */
export const VAT_CODES = Object.keys(VAT_RATES) as [VatCode, ...VatCode[]];

/**
 * Takes the tax out of a price that includes it: total × rate / (100 + rate), half a kopeck up.
 *
 * @param gross price or total with tax, in kopecks, zero or positive.
 * @param vatCode rate by its wire name.
 * @returns the tax in kopecks.
 */
export function vatFromGross(gross: Kopecks, vatCode: VatCode): Kopecks {
  const rate = BigInt(VAT_RATES[vatCode]);
  return Number(divideRounded(BigInt(gross) * rate, 100n + rate, 'halfUp'));
}

/**
 * Adds the tax to a price without it, half a kopeck up.
 *
 * @param net price without tax, in kopecks, zero or positive.
 * @param vatCode rate by its wire name.
 * @returns the tax in kopecks.
 */
export function vatFromNet(net: Kopecks, vatCode: VatCode): Kopecks {
  return Number(divideRounded(BigInt(net) * BigInt(VAT_RATES[vatCode]), 100n, 'halfUp'));
}

/**
 * The price with tax of one that was quoted without (`_ADDED` codes).
 *
 * @param net price without tax, in kopecks, zero or positive.
 * @param vatCode rate by its wire name.
 * @returns the gross price in kopecks; the tax that {@link vatFromGross} takes out of it is the tax that was added.
 */
export function grossFromNet(net: Kopecks, vatCode: VatCode): Kopecks {
  return net + vatFromNet(net, vatCode);
}
