// Orders from the basket builder pass the API's checks under every rounding policy; an order that is a kopeck off never does.
import { atLeast, cases, check, exactly, Random, reported, seed } from '@invoicebox/test-kit';
import { test } from 'vitest';
import {
  kopecksFromRoubles,
  ROUND_POLICIES,
  type RoundPolicy,
  roublesFromKopecks,
  VAT_CODES,
  VAT_RATES,
} from '../money/index.js';
import {
  type BasketItem,
  type BasketLine,
  buildBasket,
  type CheckedOrder,
  checkOrder,
  createOrderRequestSchema,
  type ErrorCode,
  readBody,
} from './index.js';

const NOW = Date.UTC(2026, 10, 21);

/** Log-uniform, with the maximum overrepresented. */
function magnitude(random: Random, max: number): number {
  return random.chance(0.05) ? max : Math.floor((max + 1) ** random.next() - 1);
}

function randomLine(random: Random): BasketLine {
  const unit = random.pick(['piece', 'litre'] as const);
  const quantity = unit === 'piece' ? 1000 * (1 + magnitude(random, 5_000)) : 1 + magnitude(random, 5_000_000);
  return {
    sku: 'sku',
    name: 'Товар',
    unit,
    quantity,
    price: magnitude(random, 1_000_000_00),
    vatCode: random.pick(VAT_CODES),
    type: random.pick(['service', 'commodity'] as const),
    // Litres for a sum in roubles, or three pieces for 100.
    ...(random.chance(0.3) ? { total: magnitude(random, 10_000_000_00) } : {}),
  };
}

interface Case {
  policy: RoundPolicy;
  order: CheckedOrder;
}

/** An order after the round trip through JSON and the contract's schema; undefined if the schema refuses it. */
function throughTheWire(basketItems: BasketItem[], amount: number, vatAmount: number, policy: RoundPolicy) {
  const body = {
    description: 'Заказ',
    merchantId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    merchantOrderId: '1',
    amount: roublesFromKopecks(amount),
    vatAmount: roublesFromKopecks(vatAmount),
    currencyId: 'RUB',
    expirationDate: '2026-11-22T00:00:00+00:00',
    basketItems,
    customer: { type: 'private' },
    orderSetting: { roundPolicy: policy },
  };
  const reading = readBody(createOrderRequestSchema, JSON.parse(JSON.stringify(body)));
  return reading.ok ? reading.body : undefined;
}

function randomCase(random: Random, policy: RoundPolicy): Case | undefined {
  const lines = Array.from({ length: random.integer(1, 5) }, () => randomLine(random));
  const costsSomething = lines.some((line) => (line.total ?? 0) >= 100 && line.price > 0);
  const sum = costsSomething && random.chance(0.2) ? magnitude(random, 10_000_000_00) : undefined;
  const basket = buildBasket(lines, policy, sum);
  const order = throughTheWire(basket.basketItems, basket.amount, basket.vatAmount, policy);
  return order && { policy, order };
}

/** The line total that the policy requires, in kopecks, computed independently (docs/http-api.md, Sums). */
function demandedTotal({ amount, quantity }: BasketItem, policy: RoundPolicy): bigint {
  const product = BigInt(kopecksFromRoubles(amount)) * BigInt(Math.round(quantity * 1000));
  const [unit, step] = policy === 'strict' || policy === 'none' ? [1000n, 1n] : [100_000n, 100n];
  const below = (product / unit) * step;
  const rest = product % unit;
  const goesUp = {
    floor: false,
    ceil: rest > 0n,
    halfDown: rest * 2n > unit,
    halfUp: rest * 2n >= unit,
    strict: rest * 2n >= unit,
    none: rest * 2n >= unit,
  }[policy];
  return goesUp ? below + step : below;
}

/** Whether a built order follows the rules of docs/http-api.md, checked independently of the builder. */
function keepsTheDocument({ policy, order }: Case): boolean {
  const kopecks = (roubles: number) => BigInt(kopecksFromRoubles(roubles));
  const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);
  const totals = order.basketItems.map((item) => kopecks(item.totalAmount));
  const taxes = order.basketItems.map((item) => kopecks(item.totalVatAmount));
  return (
    kopecks(order.amount) === sum(totals) &&
    kopecks(order.vatAmount) === sum(taxes) &&
    order.basketItems.every((item, index) => {
      const total = totals[index] ?? -1n;
      const demanded = demandedTotal(item, policy);
      const rate = BigInt(VAT_RATES[item.vatCode]);
      const taxError = (taxes[index] ?? -1n) * (100n + rate) - total * rate;
      const fits = policy === 'none' ? total >= demanded : total === demanded;
      return fits && taxError <= 100n + rate && -taxError <= 100n + rate;
    })
  );
}

/** A way to break an order, and the error code to expect. */
interface Breakage {
  name: string;
  code: ErrorCode;
  /** Undefined if this order cannot be broken that way: a sum would be negative, or the policy allows the change. */
  spoil(one: Case, random: Random): CheckedOrder | undefined;
}

function moved(roubles: number, kopecks: number): number | undefined {
  const sum = kopecksFromRoubles(roubles) + kopecks;
  return sum < 0 ? undefined : roublesFromKopecks(sum);
}

function breakOrder(field: 'amount' | 'vatAmount', kopecks: number): Breakage['spoil'] {
  return ({ order }) => {
    const value = moved(order[field], kopecks);
    return value === undefined ? undefined : { ...order, [field]: value };
  };
}

function breakLine(
  field: 'totalAmount' | 'totalVatAmount' | 'amountWoVat',
  value: (item: BasketItem, policy: RoundPolicy) => number | undefined,
): Breakage['spoil'] {
  return ({ policy, order }, random) => {
    const at = random.integer(0, order.basketItems.length - 1);
    const item = order.basketItems[at];
    const spoilt = item && value(item, policy);
    if (!item || spoilt === undefined) return undefined;
    return { ...order, basketItems: order.basketItems.with(at, { ...item, [field]: spoilt }) };
  };
}

const BREAKAGES: Breakage[] = [
  {
    name: 'line total one kopeck below',
    code: 'wrong_basket_item_total_amount',
    // `none` allows totals above price × quantity, so only a kopeck less is wrong.
    spoil: breakLine('totalAmount', (item, policy) => moved(Number(demandedTotal(item, policy)) / 100, -1)),
  },
  {
    name: 'line total one kopeck above',
    code: 'wrong_basket_item_total_amount',
    spoil: breakLine('totalAmount', (item, policy) => (policy === 'none' ? undefined : moved(item.totalAmount, 1))),
  },
  ...[-1, 1].flatMap((kopecks): Breakage[] => [
    { name: `order sum off by ${kopecks}`, code: 'wrong_total_amount', spoil: breakOrder('amount', kopecks) },
    { name: `order tax off by ${kopecks}`, code: 'wrong_total_vat_amount', spoil: breakOrder('vatAmount', kopecks) },
    {
      name: `line tax off by ${2 * kopecks}`,
      code: 'wrong_basket_item_total_vat_amount',
      spoil: breakLine('totalVatAmount', (item) => moved(item.totalVatAmount, 2 * kopecks)),
    },
    {
      name: `price without tax off by ${2 * kopecks}`,
      code: 'wrong_basket_item_amount_wo_vat',
      spoil: breakLine('amountWoVat', (item) => moved(item.amountWoVat, 2 * kopecks)),
    },
  ]),
];

/** How many orders could be broken, and how many of them were refused with the right code. */
function refusals(orders: readonly Case[], { code, spoil }: Breakage, random: Random) {
  const broken = orders.flatMap((one) => spoil(one, random) ?? []);
  return { made: broken.length, refused: broken.filter((order) => checkOrder(order, NOW)?.code === code).length };
}

const n = cases({ quick: 3_000, deep: 100_000 });
const random = new Random(seed);
const orders = Array.from({ length: n }, (_, index) =>
  randomCase(random, ROUND_POLICIES[index % ROUND_POLICIES.length] ?? 'none'),
).filter((one) => one !== undefined);

test('a built order is accepted, and keeps the rules of the document', ({ task }) => {
  check(
    task,
    exactly('orders accepted', orders.filter(({ order }) => checkOrder(order, NOW) === undefined).length, n),
    exactly('orders right by the words of the document', orders.filter(keepsTheDocument).length, n),
    reported('orders with more than 5 items', orders.filter(({ order }) => order.basketItems.length > 5).length),
  );
});

test.for(BREAKAGES)('$name is refused', (breakage, { task }) => {
  const { made, refused } = refusals(orders, breakage, random);
  check(
    task,
    atLeast(`${breakage.name}: orders that can be broken so`, made, n / 2),
    exactly(`${breakage.name}: refused as ${breakage.code}`, refused, made),
  );
});
