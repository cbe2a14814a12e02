import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROUND_POLICIES, type RoundPolicy, roublesFromKopecks, roundedByPolicy, VAT_CODES } from '../money/index.js';
import { type Basket, BasketError, type BasketLine, buildBasket } from './build-basket.js';
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
  return asOrder(buildBasket(basketLines, roundPolicy), roundPolicy);
}

function asOrder({ basketItems, amount, vatAmount }: Basket, roundPolicy: RoundPolicy): CheckedOrder {
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

/** The order with only its single line changed. */
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
    // The line tolerates a kopeck, the order's total does not.
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

describe('an agreed sum', () => {
  const coffee: BasketLine = { ...fuel, sku: 'c', name: 'Кофе', unit: 'piece', quantity: 3000, price: 100_00 };

  it('of lines and of the whole order is met and accepted under every policy', () => {
    const agreed = fc.record({
      lines: fc.array(fc.tuple(line, fc.option(fc.nat(1e9))), { minLength: 1, maxLength: 5 }),
      sum: fc.nat(1e9),
    });
    fc.assert(
      fc.property(agreed, policy, (wanted, roundPolicy) => {
        const priced = wanted.lines.map(([one, total]) => ({
          ...one,
          price: one.price + 1_00,
          ...(total === null ? {} : { total: total + 1_00 }),
        }));
        expect(codeOf(order(priced, roundPolicy))).toBeUndefined();
        fc.pre(buildBasket(priced, roundPolicy).amount > 0);
        const basket = buildBasket(priced, roundPolicy, wanted.sum);
        expect(basket.amount).toBe(roundedByPolicy(wanted.sum, roundPolicy));
        expect(codeOf(asOrder(basket, roundPolicy))).toBeUndefined();
      }),
    );
  });

  it('of a discounted order is divided by what the lines cost', () => {
    const { lines, amount } = buildBasket([fuel, coffee], 'strict', 1400_00);
    expect(lines.map(({ total }) => total)).toEqual([1123_68, 276_32]);
    expect(amount).toBe(1400_00);
  });

  it('shows each line what became of it', () => {
    const { lines, basketItems } = buildBasket([fuel, { ...coffee, total: 100_00 }], 'strict');
    expect(lines.map((built) => built.basketItems.length)).toEqual([1, 2]);
    expect(lines.flatMap((built) => built.basketItems)).toEqual(basketItems);
  });
});

describe('a basket that cannot be', () => {
  it.each<[string, BasketLine[], number?]>([
    ['is empty', []],
    ['has a negative price', [{ ...fuel, price: -1 }]],
    ['has half a kopeck', [{ ...fuel, price: 0.5 }]],
    ['has no quantity', [{ ...fuel, quantity: 0 }]],
    ['has a negative total', [{ ...fuel, total: -1 }]],
    ['has a negative sum', [fuel], -1],
    ['costs nothing and has a sum', [{ ...fuel, price: 0 }], 100],
  ])('%s: is refused', (_what, basketLines, sum) => {
    expect(() => buildBasket(basketLines, 'strict', sum)).toThrow(BasketError);
  });
});

describe('sums of any size', () => {
  it('never throw', () => {
    const good = order([fuel]);
    const vast = withLine(good, () => ({ totalAmount: 90_071_992_547_409, amount: 90_071_992_547_409 }));
    expect(codeOf({ ...vast, basketItems: [...vast.basketItems, ...vast.basketItems] })).toBe(
      'wrong_basket_item_total_amount',
    );
    const double = { ...good.basketItems[0], amount: 90_071_992_547_409, quantity: 1, totalAmount: 90_071_992_547_409 };
    const tax = { totalVatAmount: 0, amountWoVat: 90_071_992_547_409, vatCode: 'VATNONE' };
    const twice = {
      ...good,
      basketItems: [
        { ...double, ...tax },
        { ...double, ...tax },
      ],
    } as CheckedOrder;
    expect(codeOf(twice)).toBe('wrong_total_amount');
  });

  it('have a price without tax that is compared in kopecks', () => {
    const dear = order([{ ...fuel, quantity: 1000, price: 9_000_000_000_001 }]);
    expect(codeOf(dear)).toBeUndefined();
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
