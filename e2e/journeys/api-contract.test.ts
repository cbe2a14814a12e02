import { buildBasket } from '@invoicebox/invoicebox-api/contract';
import { roublesFromKopecks } from '@invoicebox/invoicebox-api/money';
import { beforeEach, describe, expect, it } from 'vitest';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';

const { api } = useStack(['host-simulator']);

const AUTHORIZATION = 'Bearer b37c4c689295904ed21eee5d9a48d42e';

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
    customer: { type: 'legal', name: 'ООО «Ромашка»', vatNumber: '7743013901' },
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
      Authorization: AUTHORIZATION,
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

  it('serves the account of business.invoicebox.ru under /l3', async () => {
    const response = await fetch(`${api}/l3/security/api/auth/auth`, {
      headers: { Authorization: 'Bearer 29078-API:5f0c1d9e7ab34c21' },
    });
    expect(await response.json()).toMatchObject({ data: { userId: 'business' } });
  });

  it('tells how far the limits are, and gives every answer its id', async () => {
    const read = () => fetch(`${api}/v3/filter/api/order/order`, { headers: { Authorization: AUTHORIZATION } });
    const left = (response: Response) => Number(response.headers.get('RateLimit-Remaining'));
    const readTwice = async () => [await read(), await read()] as const;
    let [first, second] = await readTwice();
    // What was called before is forgotten one by one.
    await expect
      .poll(
        async () => {
          [first, second] = await readTwice();
          return left(first) - left(second);
        },
        // Not so often that these calls alone fill the window.
        { timeout: 60_000, interval: 1_000 },
      )
      .toBe(1);
    expect(second.headers.get('X-Request-Id')).not.toBe(first.headers.get('X-Request-Id'));
  });

  it('serves its contract as a document and as a page', async () => {
    expect(await (await fetch(`${api}/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' });
    expect(await (await fetch(`${api}/openapi?locale=en`)).text()).toContain('/billing/api/order/order');
  });
});
