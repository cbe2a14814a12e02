import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROUND_POLICIES, type RoundPolicy, roublesFromKopecks, VAT_CODES } from '../money/index.js';
import { type BasketLine, buildBasket } from './build-basket.js';
import { type CheckedOrder, checkOrder } from './check-order.js';

const NOW = Date.UTC(2026, 10, 21);

const line = fc.record<BasketLine>({
  sku: fc.constant('ai-95'),
  name: fc.constant('АИ-95'),
  unit: fc.constantFrom('piece', 'litre'),
  quantity: fc.integer({ min: 1, max: 10_000_000 }),
  price: fc.integer({ min: 0, max: 1_000_000_00 }),
  vatCode: fc.constantFrom(...VAT_CODES),
  type: fc.constantFrom('service', 'commodity'),
});
const lines = fc.array(line, { minLength: 1, maxLength: 8 });
const policy = fc.constantFrom(...ROUND_POLICIES);

function order(basketLines: readonly BasketLine[], roundPolicy: RoundPolicy = 'none'): CheckedOrder {
  const { basketItems, amount, vatAmount } = buildBasket(basketLines, roundPolicy);
  return {
    amount: roublesFromKopecks(amount),
    vatAmount: roublesFromKopecks(vatAmount),
    currencyId: 'RUB',
    expirationDate: '2026-11-22T00:00:00+00:00',
    basketItems,
    orderSetting: { roundPolicy },
  };
}

const fuel: BasketLine = {
  sku: 'ai-95',
  name: 'АИ-95',
  unit: 'litre',
  quantity: 20_000,
  price: 61_00,
  vatCode: 'RUS_VAT22',
  type: 'commodity',
};

/** The code of the order's first problem. */
function codeOf(checked: CheckedOrder): string | undefined {
  return checkOrder(checked, NOW)?.code;
}

/** The same order with its only line changed by `change` and nothing else. */
function withLine(checked: CheckedOrder, change: (item: CheckedOrder['basketItems'][number]) => object): CheckedOrder {
  return { ...checked, basketItems: checked.basketItems.map((item) => ({ ...item, ...change(item) })) };
}

describe('an order from the basket builder', () => {
  it('is good for any prices, quantities, rates and policies', () => {
    fc.assert(
      fc.property(lines, policy, (basketLines, roundPolicy) => {
        expect(checkOrder(order(basketLines, roundPolicy), NOW)).toBeUndefined();
      }),
    );
  });

  it('is refused with any exact sum off by a kopeck in the forbidden direction', () => {
    fc.assert(
      fc.property(lines, policy, (basketLines, roundPolicy) => {
        const good = order(basketLines, roundPolicy);
        expect(codeOf({ ...good, amount: good.amount + 0.01 })).toBe('wrong_total_amount');
        expect(codeOf({ ...good, vatAmount: good.vatAmount + 0.01 })).toBe('wrong_total_vat_amount');
        const [first, ...rest] = good.basketItems;
        if (!first || first.totalAmount < 0.01) return;
        const less = { ...first, totalAmount: first.totalAmount - 0.01 };
        expect(codeOf({ ...good, basketItems: [less, ...rest] })).toBe('wrong_basket_item_total_amount');
      }),
    );
  });

  it("is refused with a line's tax off by two kopecks and tolerated by one", () => {
    const good = order([fuel]);
    const off = (kopecks: number) =>
      withLine(good, (item) => ({ totalVatAmount: item.totalVatAmount + kopecks / 100 }));
    expect(codeOf(off(2))).toBe('wrong_basket_item_total_vat_amount');
    expect(codeOf(off(-2))).toBe('wrong_basket_item_total_vat_amount');
    // A kopeck is forgiven in the line and shows up in the order's exact sum.
    expect(codeOf(off(1))).toBe('wrong_total_vat_amount');
  });
});

describe('an order is refused', () => {
  const good = order([fuel]);

  it.each<[string, CheckedOrder]>([
    ['wrong_expiration_date', { ...good, expirationDate: '2026-11-20T23:59:59+00:00' }],
    ['wrong_expiration_date', { ...good, expirationDate: 'next week' }],
    ['wrong_currency', { ...good, currencyId: 'RUR' }],
    ['language_not_found', { ...good, languageId: 'de' }],
    ['wrong_basket_item_total_amount', withLine(good, () => ({ totalAmount: 1219.99 }))],
    ['wrong_basket_item_total_vat_amount', withLine(good, () => ({ totalVatAmount: 1 }))],
    ['wrong_basket_item_amount_wo_vat', withLine(good, () => ({ amountWoVat: 61 }))],
    ['wrong_total_amount', { ...good, amount: 1 }],
    ['wrong_total_vat_amount', { ...good, vatAmount: 1 }],
  ])('with %s', (code, bad) => {
    expect(codeOf(bad)).toBe(code);
  });

  it('with the first code where several apply', () => {
    expect(codeOf({ ...good, amount: 1, currencyId: 'XXX', expirationDate: '' })).toBe('wrong_expiration_date');
    expect(codeOf({ ...good, amount: 1, currencyId: 'XXX' })).toBe('wrong_currency');
  });

  it('naming the field', () => {
    const bad = withLine(good, () => ({ totalAmount: 1 }));
    expect(checkOrder(bad, NOW)?.fields[0]?.name).toBe('basketItems[0].totalAmount');
  });
});

describe('validation switched off by the order', () => {
  it('leaves the sums unchecked and the dictionaries checked', () => {
    const unchecked = { ...order([fuel]), amount: 1, orderSetting: { disableValidate: true } };
    expect(codeOf(unchecked)).toBeUndefined();
    expect(codeOf({ ...unchecked, currencyId: 'XXX' })).toBe('wrong_currency');
  });
});

describe('a total above price × quantity', () => {
  const dearer = order([{ ...fuel, total: 1220_50 }]);

  it('is accepted by default', () => {
    expect(codeOf(dearer)).toBeUndefined();
  });

  it.each(['strict', 'floor', 'ceil', 'halfUp', 'halfDown'] as const)('is refused under %s', (roundPolicy) => {
    expect(codeOf({ ...dearer, orderSetting: { roundPolicy } })).toBe('wrong_basket_item_total_amount');
  });
});
