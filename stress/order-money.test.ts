// What was given and what was refunded add up to what was paid, for prepaid, guaranteed and canceled orders.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatedClock } from '@invoicebox/host-simulator';
import { availableOf, type BasketLine } from '@invoicebox/invoicebox-api/contract';
import { VAT_CODES } from '@invoicebox/invoicebox-api/money';
import {
  type Fulfilment,
  type FulfilmentReports,
  type MiniAppDefinition,
  minutes,
  type NoVariables,
  type Offer,
  type PaidOrder,
  type PlacedOrder,
} from '@invoicebox/merchant-server';
import type { OrderView } from '@invoicebox/merchant-server/page-api';
import { cases, check, exactly, Random, reported, seed, until } from '@invoicebox/test-kit';
import { afterAll, beforeAll, test } from 'vitest';
import { z } from 'zod';
import { type MerchantWorld, openMerchantWorld } from './support/merchant-world.js';

/** Speed of the clock of simulator and merchant server. */
const SPEED = 20;
/** Concurrent orders. */
const AT_ONCE = 9;

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

/** A mini-app that sells any lines. Its pumps give the requested share and report it later. */
class Forecourt implements MiniAppDefinition<Selection> {
  readonly orderPrefix = 'FC';
  readonly payWithin = minutes(30);
  readonly selection: z.ZodType<Selection> = selectionSchema;
  readonly #stopped = new Set<string>();
  reports: FulfilmentReports | undefined;

  open({ reports }: { reports: FulfilmentReports }): void {
    this.reports = reports;
  }

  async quote({ selection: { lines, guaranteed, share } }: { selection: Selection }): Promise<Offer> {
    const payment = guaranteed ? 'guaranteed' : 'prepaid';
    return { description: 'Топливо', lines: lines as BasketLine[], payment, summary: { share } };
  }

  async fulfil({ order }: { order: PaidOrder }): Promise<Fulfilment> {
    if (this.#stopped.has(order.id)) return { given: 'nothing', reason: 'Отменено.' };
    return { given: 'later', view: { litres: 0 } };
  }

  async stop({ order }: { order: PlacedOrder }): Promise<'stopped'> {
    this.#stopped.add(order.id);
    return 'stopped';
  }

  /** Reports the end of a fuelling. */
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

/** One to three order lines, some with an agreed total. */
function randomLines(random: Random): BasketLine[] {
  return Array.from({ length: random.integer(1, 3) }, (_, index) => ({
    sku: `fuel-${random.integer(0, 1)}`,
    name: `Бензин ${index}`,
    unit: 'litre',
    quantity: random.integer(1_000, 60_000),
    price: random.integer(1_00, 90_00),
    vatCode: random.pick(VAT_CODES),
    type: 'commodity',
    ...(random.chance(0.5) ? { total: random.integer(100, 3000_00) } : {}),
  }));
}

/** Plays a scenario. @returns the settled order. */
async function play({ world, forecourt }: Running, scenario: Scenario, random: Random): Promise<OrderView> {
  const share = scenario.includes('part') ? random.integer(1, 999) : scenario.includes('all') ? 1000 : 0;
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

/** Whether the expected refunds of a scenario exist. */
function isSettled(scenario: Scenario, refunds: number): boolean {
  if (scenario === 'prepaid, nothing given' || scenario === 'canceled after payment') return refunds === 1;
  return true;
}

/** Differences between merchant server and Invoicebox about an order's money. */
async function differences({ world }: Running, order: OrderView): Promise<string[]> {
  const there = await world.moneyThere(order, order.given !== undefined);
  if (!there) return ['not there'];
  const left = await world.client.getRefundBasket(there.order.id);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const { given, vatGiven, back } = there;
  const wrong: string[] = [];
  const must = (isRight: boolean, what: string) => isRight || wrong.push(what);
  const { status } = there.order;
  must(there.others === 0, 'a second order');
  must(status === (order.state === 'paid' ? 'completed' : 'canceled'), `${order.state}, there ${status}`);
  must(sum(left.map((line) => availableOf(line).amount)) === given, 'money kept that is not what was given');
  must(
    sum(left.map((line) => availableOf(line).vatAmount ?? 0)) === vatGiven,
    'tax kept that is not of what was given',
  );
  must(back === order.refunds.reduce((total, { amount }) => total + amount, 0), 'other refunds there than here');
  const whole = order.captured ?? (order.state === 'paid' ? order.amount : 0);
  must(given + back === whole, `given ${given} + back ${back} is not ${whole}`);
  return wrong;
}

let running: Running;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'order-money-'));
  const forecourt = new Forecourt();
  const world = await openMerchantWorld<Selection, unknown, unknown, NoVariables, void>(forecourt, {
    clock: new SimulatedClock({ speed: SPEED }),
    folder,
  });
  running = { world, forecourt };
});
afterAll(async () => {
  await running?.world.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('both sides agree on the money', async ({ task }) => {
  const n = cases({ quick: 27, deep: 450 });
  const random = new Random(seed);
  const wrong = new Map<Scenario, string[]>(SCENARIOS.map((scenario) => [scenario, []]));
  let next = 0;
  const work = async () => {
    while (next < n) {
      const scenario = SCENARIOS[next % SCENARIOS.length] ?? SCENARIOS[0];
      next += 1;
      const found = await play(running, scenario, random)
        .then((order) => differences(running, order))
        .catch((error: Error) => [error.message]);
      wrong.get(scenario)?.push(...found);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  check(
    task,
    reported('orders', n),
    ...[...wrong].map(([scenario, found]) => exactly(`${scenario}: wrong`, found[0] ?? 'none', 'none')),
  );
});
