import { type BasketItem, buildBasket } from '@invoicebox/invoicebox-api/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Balance } from './balance.js';

const { basketItems } = buildBasket(
  [
    {
      sku: 'a',
      name: 'А',
      unit: 'piece',
      quantity: 3_000,
      price: 33_33,
      total: 100_00,
      vatCode: 'RUS_VAT22',
      type: 'service',
    },
    { sku: 'b', name: 'Б', unit: 'litre', quantity: 1_500, price: 64_79, vatCode: 'RUS_VAT10', type: 'commodity' },
  ],
  'strict',
);

const kopecks = (roubles: number) => Math.round(roubles * 100);

function totals(balance: Balance): [number, number] {
  const lines = balance.spreadOver(basketItems);
  return [
    lines.reduce((sum, line) => sum + kopecks(line.availableAmount), 0),
    lines.reduce((sum, line) => sum + kopecks(line.availableVatAmount), 0),
  ];
}

function line(sku: string, total: number, vat: number): BasketItem {
  const item = basketItems.find((known) => known.sku === sku);
  if (!item) throw new Error(`There is no line ${sku}.`);
  return { ...item, quantity: 1, amount: total / 100, totalAmount: total / 100, totalVatAmount: vat / 100 };
}

describe('what is left of an order', () => {
  it('adds up to the kopeck after any parts were taken', () => {
    const part = fc.record({ sku: fc.constantFrom('a', 'b'), total: fc.nat(60_00), vat: fc.nat(12_00) });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (deps) => {
        let taken: BasketItem[] = [];
        const [total, vat] = totals(new Balance(basketItems));
        for (const { sku, ...sums } of deps) {
          const next = [...taken, line(sku, sums.total, sums.vat)];
          if (new Balance(basketItems).take(next) === undefined) taken = next;
        }
        const balance = new Balance(basketItems);
        balance.take(taken);
        const sum = (field: 'totalAmount' | 'totalVatAmount') =>
          taken.reduce((all, item) => all + kopecks(item[field]), 0);
        expect(totals(balance)).toEqual([total - sum('totalAmount'), vat - sum('totalVatAmount')]);
      }),
    );
  });

  it('is nothing once everything was taken', () => {
    const balance = new Balance(basketItems);
    expect(balance.take(basketItems)).toBeUndefined();
    expect(balance.isEmpty).toBe(true);
  });

  it.each([
    ['more than there is', line('a', 100_01, 18_04), 'wrong_basket_item_total_amount'],
    ['more tax than there is', line('a', 100_00, 18_05), 'wrong_basket_item_total_vat_amount'],
    ['everything but a kopeck of the tax', line('a', 100_00, 18_02), 'wrong_basket_item_total_vat_amount'],
    ['goods that are not there', { ...line('a', 1, 0), sku: 'c' }, 'validation_error'],
  ])('does not give %s', (_, item, code) => {
    expect(new Balance(basketItems).take([item])?.code).toBe(code);
  });
});
