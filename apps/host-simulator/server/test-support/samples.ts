import {
  type BasketItem,
  buildBasket,
  type CreateOrderRequest,
  formatDateTime,
} from '@invoicebox/invoicebox-api/contract';
import { roublesFromKopecks } from '@invoicebox/invoicebox-api/money';
import { DEMONSTRATION_SHOP } from '../records/seed.js';

const HOUR_MS = 3_600_000;

/** 20 litres, and three pieces whose total no unit price divides, which become two lines. */
export const basket = buildBasket(
  [
    {
      sku: 'ai-95',
      name: 'АИ-95',
      unit: 'litre',
      quantity: 20_000,
      price: 64_79,
      vatCode: 'RUS_VAT22',
      type: 'commodity',
    },
    {
      sku: 'wash',
      name: 'Мойка',
      unit: 'piece',
      quantity: 3_000,
      price: 33_33,
      total: 100_00,
      vatCode: 'RUS_VAT10',
      type: 'service',
    },
  ],
  'strict',
);

let numbers = 0;

/** An unused order number. */
export function newNumber(): string {
  numbers += 1;
  return `sample-${numbers}`;
}

/** A valid order at a time of the simulator's clock, with changes. */
export function goodOrder(
  now: number,
  changes: Record<string, unknown> = {},
): CreateOrderRequest & Record<string, unknown> {
  return {
    description: 'Топливо и мойка',
    merchantId: DEMONSTRATION_SHOP.merchantId,
    merchantOrderId: newNumber(),
    amount: roublesFromKopecks(basket.amount),
    vatAmount: roublesFromKopecks(basket.vatAmount),
    currencyId: 'RUB',
    expirationDate: formatDateTime(now + HOUR_MS),
    basketItems: basket.basketItems,
    customer: { type: 'private', name: 'Анна Кузнецова', phone: '+79161234567' },
    ...changes,
  };
}

/** Every optional field of an order, with a value that must be returned unchanged. */
export const OPTIONAL_FIELDS = {
  merchantOrderIdVisible: 'Заказ 7',
  languageId: 'ru',
  metaData: { '@type': 'Reservation', note: '', nested: [null] },
  successUrl: 'https://merchant.example/success',
  failUrl: 'https://merchant.example/fail',
  returnUrl: 'https://merchant.example/return',
  invoiceSetting: {
    customerLocked: true,
    customerLockedFields: ['email'],
    customerHiddenFields: ['phone'],
    paymentMethodId: '7',
    paymentMethodIdLocked: true,
    deliveryAddress: { city: 'Москва' },
  },
  orderSetting: { roundPolicy: 'strict', disableValidate: false },
  parentId: 'parent-1',
  shopId: 'kiosk-17',
  userAccountId: 'loyal-1',
  processable: true,
} as const;

/** Every optional field of a line. */
export const OPTIONAL_LINE_FIELDS = {
  groupName: 'Топливо',
  originCountry: 'Россия',
  originCountryCode: '643',
  grossWeight: 15.5,
  netWeight: 15,
  excise: 1.25,
  serviceDate: '2026-11-21',
  category: 'fuel',
  categoryType: 'goods',
  metaData: { pump: 4 },
} as const;

/** Lines with their totals, as in a request body. */
export function sumsOf(items: readonly BasketItem[]) {
  const kopecks = (field: 'totalAmount' | 'totalVatAmount') =>
    items.reduce((sum, item) => sum + Math.round(item[field] * 100), 0);
  return {
    basketItems: items,
    amount: roublesFromKopecks(kopecks('totalAmount')),
    vatAmount: roublesFromKopecks(kopecks('totalVatAmount')),
  };
}

/** A part of a line as a single piece at that price, which is how a remainder is shipped or refunded. */
export function partOf(item: BasketItem, totalAmount: number, totalVatAmount: number): BasketItem {
  const amountWoVat = Math.round((totalAmount - totalVatAmount) * 100) / 100;
  return { ...item, quantity: 1, amount: totalAmount, amountWoVat, totalAmount, totalVatAmount };
}
