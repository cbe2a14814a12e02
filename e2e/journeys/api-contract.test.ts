import { buildBasket, roublesFromKopecks } from '@invoicebox/invoicebox-api';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { simulator } from '../support/simulator.js';

const { api } = inject('addresses');

const { basketItems, amount, vatAmount } = buildBasket([
  {
    sku: 'ai-95',
    name: 'АИ-95',
    unit: 'litre',
    quantity: 20_000,
    price: 61_00,
    vatCode: 'RUS_VAT22',
    type: 'commodity',
  },
]);

/** A good order as a program of ours or of others would send it, with changes. */
function order(changes: Record<string, unknown> = {}) {
  return {
    description: 'АИ-95, 20 л',
    merchantId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    merchantOrderId: 'e2e-1',
    amount: roublesFromKopecks(amount),
    vatAmount: roublesFromKopecks(vatAmount),
    currencyId: 'RUB',
    languageId: 'ru',
    expirationDate: new Date(Date.now() + 3_600_000).toISOString(),
    basketItems,
    customer: { type: 'legal', name: 'ООО «Ромашка»', vatNumber: '7743013902' },
    ...changes,
  };
}

async function create(body: unknown) {
  const response = await fetch(`${api}/v3/billing/api/order/order`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'User-Agent': 'E2E/1.0',
      Authorization: 'Bearer b37c4c689295904ed21eee5d9a48d42e',
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const [line] = basketItems;

beforeEach(simulator.reset);

describe('the API of the running simulator', () => {
  it.each<[string, Record<string, unknown>]>([
    ['wrong_total_amount', { amount: 1219.99 }],
    ['wrong_total_vat_amount', { vatAmount: 219.99 }],
    ['wrong_basket_item_total_amount', { basketItems: [{ ...line, totalAmount: 1219.99 }] }],
    ['wrong_basket_item_total_vat_amount', { basketItems: [{ ...line, totalVatAmount: 203.33 }] }],
    ['wrong_basket_item_amount_wo_vat', { basketItems: [{ ...line, amountWoVat: 61 }] }],
    ['wrong_currency', { currencyId: 'RUR' }],
    ['wrong_expiration_date', { expirationDate: '2020-01-01T00:00:00+00:00' }],
    ['language_not_found', { languageId: 'fr' }],
  ])('answers %s and makes no order', async (code, changes) => {
    expect(await create(order(changes))).toMatchObject({ status: 422, body: { code, error: { code } } });
    expect(await simulator.orders()).toEqual([]);
  });

  it('answers merchant_order_id_duplicate to a number that it has', async () => {
    expect((await create(order())).status).toBe(200);
    expect(await create(order())).toMatchObject({ status: 422, body: { code: 'merchant_order_id_duplicate' } });
    expect(await simulator.orders()).toHaveLength(1);
  });
});
