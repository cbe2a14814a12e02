// Orders from the basket builder are accepted under every policy and rate, and every exact sum guards its kopeck
// (docs/http-api.md, Sums).

import { type BasketItem, type BasketLine, buildBasket, type CheckedOrder, checkOrder, createOrderRequestSchema, type ErrorCode, readBody } from '@invoicebox/invoicebox-api/contract';
import { kopecksFromRoubles, ROUND_POLICIES, type RoundPolicy, roublesFromKopecks, VAT_CODES, VAT_RATES } from '@invoicebox/invoicebox-api/money';
import { atLeast, exactly, reported, seededRandom, suite } from '../scripts/lib/suite.mjs';

const NOW = Date.UTC(2026, 10, 21);

/** Whole numbers, small and large ones alike, with the ends of each range more often than chance has it. */
class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  integer(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  /** As likely below 10 as above a million. */
  magnitude(most: number): number {
    return this.#random() < 0.05 ? most : Math.floor((most + 1) ** this.#random() - 1);
  }

  one<Value>(values: readonly Value[]): Value {
    const value = values[this.integer(0, values.length - 1)];
    if (value === undefined) throw new Error('There is nothing to choose from.');
    return value;
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }
}

function randomLine(dice: Dice): BasketLine {
  const unit = dice.one(['piece', 'litre'] as const);
  const quantity = unit === 'piece' ? 1000 * (1 + dice.magnitude(5_000)) : 1 + dice.magnitude(5_000_000);
  return {
    sku: 'sku',
    name: 'Товар',
    unit,
    quantity,
    price: dice.magnitude(1_000_000_00),
    vatCode: dice.one(VAT_CODES),
    type: dice.one(['service', 'commodity'] as const),
    // Litres for roubles, three pieces for a hundred.
    ...(dice.chance(0.3) ? { total: dice.magnitude(10_000_000_00) } : {}),
  };
}

interface Case {
  policy: RoundPolicy;
  order: CheckedOrder;
}

/** An order as it arrives: built, written as JSON, read by the contract. Undefined where the contract refuses it. */
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

function randomCase(dice: Dice, policy: RoundPolicy): Case | undefined {
  const lines = Array.from({ length: dice.integer(1, 5) }, () => randomLine(dice));
  const costsSomething = lines.some((line) => (line.total ?? 0) >= 100 && line.price > 0);
  const sum = costsSomething && dice.chance(0.2) ? dice.magnitude(10_000_000_00) : undefined;
  const basket = buildBasket(lines, policy, sum);
  const order = throughTheWire(basket.basketItems, basket.amount, basket.vatAmount, policy);
  return order && { policy, order };
}

/** Price × quantity as the policy demands it, in kopecks: the sentence of docs/http-api.md in another arithmetic. */
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

/** Whether a built order is what the document says it must be, judged without the code that built it. */
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

/** A way to spoil an order, and the code that it has to be refused with. */
interface Breakage {
  name: string;
  code: ErrorCode;
  /** Undefined where this order cannot be spoiled so: a sum would fall below zero, or the policy allows it. */
  spoil(one: Case, dice: Dice): CheckedOrder | undefined;
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
  return ({ policy, order }, dice) => {
    const at = dice.integer(0, order.basketItems.length - 1);
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
    // `none` allows totals above price × quantity: the forbidden kopeck is the one below that.
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

export default suite({
  summary: 'Orders of the basket builder pass the checks of the API, and a broken kopeck never does.',
  cases: { full: 100_000, small: 3_000 },
  async run({ n, seed }) {
    const dice = new Dice(seed);
    const tally = { accepted: 0, byDocument: 0, twoPrices: 0 };
    const spoilt = new Map(BREAKAGES.map(({ name }) => [name, { tried: 0, refused: 0 }]));
    for (let index = 0; index < n; index += 1) {
      const one = randomCase(dice, ROUND_POLICIES[index % ROUND_POLICIES.length] ?? 'none');
      if (!one) continue;
      if (checkOrder(one.order, NOW) === undefined) tally.accepted += 1;
      if (keepsTheDocument(one)) tally.byDocument += 1;
      if (one.order.basketItems.length > 5) tally.twoPrices += 1;
      for (const { name, code, spoil } of BREAKAGES) {
        const broken = spoil(one, dice);
        const count = spoilt.get(name);
        if (!broken || !count) continue;
        count.tried += 1;
        if (checkOrder(broken, NOW)?.code === code) count.refused += 1;
      }
    }
    return [
      exactly('orders accepted', tally.accepted, n),
      exactly('orders right by the words of the document', tally.byDocument, n),
      reported('orders with more items than the most lines', tally.twoPrices),
      ...BREAKAGES.flatMap(({ name, code }) => {
        const { tried, refused } = spoilt.get(name) ?? { tried: 0, refused: 0 };
        return [atLeast(`${name}: tried`, tried, n / 2), exactly(`${name}: refused as ${code}`, refused, tried)];
      }),
    ];
  },
});
