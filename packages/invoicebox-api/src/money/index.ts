export { divideSum, type PricedQuantity, priceAgreedTotal, roundedByPolicy, unitOfPolicy } from './agreed-total.js';
export { type Kopecks, kopecksFromRoubles, MoneyError, roublesFromKopecks, sumKopecks } from './kopecks.js';
export { lineTotal, quantityForSum, ROUND_POLICIES, type RoundPolicy } from './line-total.js';
export { QuantityError, quantityFromThousandths, type Thousandths, thousandthsFromQuantity } from './quantity.js';
export { divideRounded, type RoundingMode } from './rounding.js';
export {
  grossFromNet,
  SELLER_VAT_RATES,
  VAT_CODE_OF,
  VAT_CODES,
  VAT_RATES,
  type VatCode,
  type VatRate,
  vatFromGross,
  vatFromNet,
} from './vat.js';
