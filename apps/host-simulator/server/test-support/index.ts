/** Orders and a merchant for tests of the API that are elsewhere. */
export { type Merchant, type MerchantAnswer, type Received, SUCCESS, startMerchant } from './merchant.js';
export { basket, goodOrder, newNumber, OPTIONAL_FIELDS, OPTIONAL_LINE_FIELDS, partOf, sumsOf } from './samples.js';
