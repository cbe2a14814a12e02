/** Orders and a merchant, for API tests in other packages. */
export { type Merchant, type MerchantAnswer, type Received, SUCCESS, startMerchant } from './merchant.js';
export { basket, goodOrder, newNumber, OPTIONAL_FIELDS, OPTIONAL_LINE_FIELDS, partOf, sumsOf } from './samples.js';
