import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatedClock } from '@invoicebox/host-simulator';
import { type BasketLine, kopecksFromRoubles, VAT_CODES } from '@invoicebox/invoicebox-api';
import type { Fulfilment, FulfilmentReports, MiniApp, PaidOrder, QuoteDraft } from '@invoicebox/merchant-server';
import type { OrderView } from '@invoicebox/merchant-server/client';
import { z } from 'zod';
import { exactly, type Row, reported, seededRandom, suite } from '../scripts/lib/suite.mjs';
import { type MerchantWorld, openMerchantWorld } from './support/merchant-world.js';
import { until } from './support/polling.js';

/** The simulator's clock, and the merchant's with it, runs so many times as fast as the machine's. */
const SPEED = 20;
const AT_ONCE = 4;

const SCENARIOS = [
  'prepaid, all given',
  'prepaid, part given',
  'prepaid, nothing given',
  'guaranteed, all given',
  'guaranteed, part given',
  'guaranteed, nothing given',
  'canceled before payment',
  'canceled after payment',
  'canceled on hold',
] as const;
type Scenario = (typeof SCENARIOS)[number];

const selectionSchema = z.object({ lines: z.array(z.unknown()), guaranteed: z.boolean(), share: z.number() });
type Selection = z.infer<typeof selectionSchema>;

/** Sells anything at pumps that give the share of it that was asked for, and report it later. */
class Forecourt implements MiniApp<Selection> {
  readonly numberPrefix = 'FC';
  readonly paymentTimeMs = 30 * 60_000;
  readonly selectionSchema = selectionSchema;
  readonly #released = new Set<string>();
  reports: FulfilmentReports | undefined;

  connect(reports: FulfilmentReports): void {
    this.reports = reports;
  }

  async quote({ lines, guaranteed, share }: Selection): Promise<QuoteDraft> {
    const payment = guaranteed ? 'guaranteed' : 'prepaid';
    return { description: 'Топливо', lines: lines as BasketLine[], payment, summary: { share } };
  }

  async fulfil({ id }: PaidOrder): Promise<Fulfilment> {
    if (this.#released.has(id)) return { given: 'nothing', reason: 'Отменено.' };
    return { given: 'later', view: { litres: 0 } };
  }

  async release({ id }: { id: string }): Promise<'released'> {
    this.#released.add(id);
    return 'released';
  }

  /** The nozzle is back. */
  async finish(order: OrderView, share: number): Promise<void> {
    await this.reports?.progress(order.id, { litres: share });
    const quantities = order.lines.map(({ quantity }) => Math.floor((quantity * share) / 1000));
    await this.reports?.finish(
      order.id,
      share === 0 ? { given: 'nothing', reason: 'Сбой колонки.' } : { given: 'part', quantities, view: {} },
    );
  }
}

interface Running {
  world: MerchantWorld;
  forecourt: Forecourt;
}

/** One to three lines, some with an agreed total. */
function randomLines(random: () => number): BasketLine[] {
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  return Array.from({ length: whole(1, 3) }, (_, index) => ({
    sku: `fuel-${whole(0, 1)}`,
    name: `Бензин ${index}`,
    unit: 'litre',
    quantity: whole(1_000, 60_000),
    price: whole(1_00, 90_00),
    vatCode: VAT_CODES[whole(0, VAT_CODES.length - 1)] ?? 'VATNONE',
    type: 'commodity',
    ...(random() < 0.5 ? { total: whole(100, 3000_00) } : {}),
  }));
}

/** What a page and its buyer do in a scenario; the order as it is at its end. */
async function play({ world, forecourt }: Running, scenario: Scenario, random: () => number): Promise<OrderView> {
  const share = scenario.includes('part') ? 1 + Math.floor(random() * 999) : scenario.includes('all') ? 1000 : 0;
  const guaranteed = scenario.includes('guaranteed') || scenario.includes('hold');
  const { order, read } = await world.order({ lines: randomLines(random), guaranteed, share });
  if (scenario !== 'canceled before payment') {
    await world.pay(order, guaranteed ? 'hold' : 'pay');
    await until(read, ({ fulfilmentState }) => fulfilmentState === 'in_progress', scenario);
  }
  if (scenario.startsWith('canceled')) await world.cancel(order);
  else await forecourt.finish(order, share);
  return until(
    read,
    ({ state, refunds, fulfilmentState, captured }) =>
      ['paid', 'canceled'].includes(state) &&
      (!guaranteed || state === 'canceled' || captured !== undefined) &&
      !['pending', 'in_progress'].includes(fulfilmentState) &&
      (!guaranteed || state === 'canceled' || fulfilmentState !== 'stopped') &&
      refunds.every((refund) => refund.state === 'completed') &&
      (state === 'canceled' || isSettled(scenario, refunds.length)),
    scenario,
  );
}

/** Whether the refunds that a scenario leads to are there. */
function isSettled(scenario: Scenario, refunds: number): boolean {
  if (scenario === 'prepaid, nothing given' || scenario === 'canceled after payment') return refunds === 1;
  return true;
}

/** What both sides say of an order's money, in kopecks. */
async function compare({ world }: Running, order: OrderView): Promise<{ wrong: string[] }> {
  const there = await world.moneyThere(order, order.given !== undefined);
  if (!there) return { wrong: ['not there'] };
  const left = await world.client.getRefundBasket(there.order.id);
  const sum = (values: number[]) => values.reduce((total, value) => total + kopecksFromRoubles(value), 0);
  const { given, vatGiven, back } = there;
  const wrong: string[] = [];
  const must = (isRight: boolean, what: string) => isRight || wrong.push(what);
  const { status } = there.order;
  must(there.others === 0, 'a second order');
  must(status === (order.state === 'paid' ? 'completed' : 'canceled'), `${order.state}, there ${status}`);
  must(sum(left.map(({ availableAmount }) => availableAmount)) === given, 'money kept that is not what was given');
  must(
    sum(left.map(({ availableVatAmount }) => availableVatAmount)) === vatGiven,
    'tax kept that is not of what was given',
  );
  must(back === order.refunds.reduce((total, { amount }) => total + amount, 0), 'other refunds there than here');
  const whole = order.captured ?? (order.state === 'paid' ? order.amount : 0);
  must(given + back === whole, `given ${given} + back ${back} is not ${whole}`);
  return { wrong };
}

export default suite({
  summary:
    'Guaranteed and prepaid orders given whole, in part or not at all, and canceled ones, against the simulator: given + refunded = paid.',
  cases: { full: 450, small: 27 },
  async run({ n, seed }) {
    const folder = mkdtempSync(join(tmpdir(), 'order-money-'));
    const random = seededRandom(seed);
    const forecourt = new Forecourt();
    const world = await openMerchantWorld(forecourt, { clock: new SimulatedClock({ speed: SPEED }), folder });
    const running = { world, forecourt };
    const wrong = new Map<Scenario, string[]>(SCENARIOS.map((scenario) => [scenario, []]));
    let next = 0;
    const work = async () => {
      while (next < n) {
        const scenario = SCENARIOS[next % SCENARIOS.length] ?? SCENARIOS[0];
        next += 1;
        const failed = await play(running, scenario, random)
          .then((order) => compare(running, order))
          .catch((error: Error) => ({ wrong: [error.message] }));
        wrong.get(scenario)?.push(...failed.wrong);
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    } finally {
      await world.stop();
      rmSync(folder, { recursive: true, force: true });
    }
    const rows: Row[] = [reported('orders', n)];
    for (const [scenario, found] of wrong) rows.push(exactly(`${scenario}: wrong`, found[0] ?? 'none', 'none'));
    return rows;
  },
});
