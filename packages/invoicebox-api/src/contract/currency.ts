/** Allowed currencies of an order (docs/http-api.md, Orders); others get `wrong_currency`. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(['RUB', 'CNY', 'UZS', 'EUR', 'GBP', 'USD']);
