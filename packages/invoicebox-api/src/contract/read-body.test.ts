import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildBasket } from './build-basket.js';
import { createOrderRequestSchema } from './order.js';
import { readBody } from './read-body.js';

const { basketItems } = buildBasket([
  {
    sku: 'coffee',
    name: 'Кофе',
    unit: 'piece',
    quantity: 1000,
    price: 122_00,
    vatCode: 'RUS_VAT22',
    type: 'commodity',
  },
]);
const request = {
  description: 'Кофе',
  merchantId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  merchantOrderId: '1',
  amount: 122,
  vatAmount: 22,
  currencyId: 'RUB',
  expirationDate: '2026-11-22T00:00:00Z',
  basketItems,
  customer: { type: 'legal', name: 'ООО «Ромашка»' },
};

/** Names of a body's invalid fields. */
function wrongFields(body: unknown): string[] {
  const reading = readBody(createOrderRequestSchema, body);
  return reading.ok ? [] : reading.fields.map(({ name }) => name);
}

describe('a body', () => {
  it('keeps the contract and loses the fields that it does not name', () => {
    expect(readBody(createOrderRequestSchema, { ...request, surprise: 1 })).toEqual({ ok: true, body: request });
  });

  it('has empty strings and nulls as absent, but not inside metaData', () => {
    const metaData = { note: '', nothing: null };
    const reading = readBody(createOrderRequestSchema, { ...request, successUrl: '', shopId: null, metaData });
    expect(reading).toEqual({ ok: true, body: { ...request, metaData } });
    expect(wrongFields({ ...request, description: '' })).toEqual(['description']);
  });

  it('has the path of each wrong field', () => {
    const [item] = basketItems;
    const body = { ...request, amount: '122', basketItems: [item, { ...item, quantity: 0, vatCode: 'RUS_VAT18' }] };
    expect(wrongFields(body)).toEqual(['amount', 'basketItems[1].quantity', 'basketItems[1].vatCode']);
    expect(wrongFields({ ...request, basketItems: [] })).toEqual(['basketItems']);
  });

  it('has numbers where texts belong as their texts', () => {
    const [item] = basketItems;
    const body = {
      ...request,
      merchantOrderId: 25,
      basketItems: [{ ...item, sku: 95 }],
      customer: { phone: 79000000000 },
    };
    const reading = readBody(createOrderRequestSchema, body);
    expect(reading).toMatchObject({
      ok: true,
      body: { merchantOrderId: '25', basketItems: [{ sku: '95' }], customer: { phone: '79000000000' } },
    });
    expect(wrongFields({ ...request, merchantOrderId: true, description: 7 })).toEqual(['merchantOrderId']);
  });

  it('has texts of limited length, counted in code points', () => {
    expect(wrongFields({ ...request, merchantOrderId: '🛢'.repeat(256) })).toEqual([]);
    const [item] = basketItems;
    const long = { ...item, sku: 's'.repeat(501), measure: 'м'.repeat(11), measureCode: '79600' };
    const customer = { email: 'e'.repeat(101), taxRegistrationReasonCode: '1234567890' };
    expect(wrongFields({ ...request, merchantId: 'm'.repeat(37), basketItems: [long], customer })).toEqual([
      'merchantId',
      'basketItems[0].sku',
      'basketItems[0].measure',
      'basketItems[0].measureCode',
      'customer.email',
      'customer.taxRegistrationReasonCode',
    ]);
  });

  it('has addresses of any scheme', () => {
    expect(wrongFields({ ...request, successUrl: 'myapp://paid', returnUrl: 'back' })).toEqual([]);
    expect(wrongFields({ ...request, failUrl: `https://a.example/${'x'.repeat(1000)}` })).toEqual(['failUrl']);
  });

  it('has the VAT codes of older modules as ours', () => {
    const body = { ...request, basketItems: basketItems.map((item) => ({ ...item, vatCode: 'RUS_VAT120' })) };
    expect(readBody(createOrderRequestSchema, body)).toMatchObject({
      body: { basketItems: [{ vatCode: 'RUS_VAT20' }] },
    });
  });

  it('is never anything but an object', () => {
    for (const body of [null, [], 'text', 1, undefined]) expect(wrongFields(body)).toEqual(['']);
  });

  it('is refused when it is nested without end, metaData included', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(wrongFields({ ...request, metaData: deep })).toEqual(['']);
    expect(wrongFields({ ...request, surprise: deep })).toEqual(['']);
  });

  it('cannot smuggle fields in by a prototype', () => {
    const { description, ...rest } = request;
    const body = JSON.parse(JSON.stringify(rest).replace('{', `{"__proto__":{"description":"${description}"},`));
    expect(wrongFields(body)).toEqual(['description']);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        readBody(createOrderRequestSchema, body);
      }),
    );
  });
});
