// Over a network that drops, cuts, delays and refuses requests, each order ends up as one live order, the one that was paid.
import {
  changedSettings,
  DEMONSTRATION_SHOP,
  DEMONSTRATION_TOKEN,
  type RunningSimulator,
  SECOND_SHOP,
  SEED,
  SimulatedClock,
  startSimulator,
} from '@invoicebox/host-simulator';
import { InvoiceboxClient } from '@invoicebox/invoicebox-api';
import { buildBasket, type CreateOrderRequest, formatDateTime } from '@invoicebox/invoicebox-api/contract';
import { roublesFromKopecks } from '@invoicebox/invoicebox-api/money';
import { atLeast, cases, check, exactly, Random, type Row, reported, seed } from '@invoicebox/test-kit';
import { onTestFinished, test } from 'vitest';
import { placeOrder, settle } from './careful-merchant.js';
import { MISHAPS, type Mishap, UnreliableNetwork } from './unreliable-network.js';

/** Speed of the clock of client and simulator. */
const SPEED = 200;
/** Concurrent cases. */
const AT_ONCE = 20;
/** Each mishap is planned for each of the first requests, up to this one. */
const PLANNED_STEPS = 6;
/** The last request of a case that may have a mishap. */
const LAST_MISHAP_STEP = 12;
/** Probability of a mishap on a request after the planned one. */
const MISHAP_CHANCE = 0.35;
const MAX_DELAY_MS = 120_000;
const DAY_MS = 24 * 60 * 60_000;

/** When the buyer pays. */
const PAYING_TIMES = ['before late requests', 'after late requests', 'after settling'] as const;

/** The result of one case. */
interface Outcome {
  readonly live: number;
  readonly liveIsTold: boolean;
  readonly othersPaid: number;
  readonly surplus: number;
  readonly mishaps: readonly Mishap[];
}

function orderRequest(number: string, merchantId: string, clock: SimulatedClock): CreateOrderRequest {
  const { basketItems, amount, vatAmount } = buildBasket([
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
  return {
    description: 'Кофе',
    merchantId,
    merchantOrderId: number,
    amount: roublesFromKopecks(amount),
    vatAmount: roublesFromKopecks(vatAmount),
    currencyId: 'RUB',
    expirationDate: formatDateTime(clock.now() + DAY_MS),
    basketItems,
    customer: { type: 'private', email: 'anna@example.ru' },
  };
}

/** Plays one case: an order is created, paid and settled over an unreliable network. */
async function play({ url, simulator }: RunningSimulator, clock: SimulatedClock, index: number): Promise<Outcome> {
  const random = new Random(seed + index);
  const plannedStep = (index % PLANNED_STEPS) + 1;
  const planned = MISHAPS[Math.floor(index / PLANNED_STEPS) % MISHAPS.length];
  const plan = (step: number): Mishap | undefined => {
    if (step === plannedStep) return planned;
    // All requests before the planned one must fail too; otherwise the order would be created before that request.
    if (step > LAST_MISHAP_STEP || (step > plannedStep && !random.chance(MISHAP_CHANCE))) return undefined;
    return random.pick(MISHAPS);
  };
  const network = new UnreliableNetwork(clock, plan, () => random.next() * MAX_DELAY_MS);
  const client = new InvoiceboxClient({
    token: DEMONSTRATION_TOKEN,
    baseUrl: `${url}/v3`,
    clock,
    send: network.send,
    random: random.next,
  });
  const { merchantId } = random.chance(0.5) ? DEMONSTRATION_SHOP : SECOND_SHOP;
  const number = `lost-${seed}-${index}`;
  const payingTime = random.pick(PAYING_TIMES);
  const { told, uncertain } = await placeOrder(
    client,
    clock,
    orderRequest(number, merchantId, clock),
    random.chance(0.2),
  );

  const pay = () => simulator.payments.pay(told.orderContainerId ?? '');
  if (payingTime === 'before late requests') await pay();
  await network.late();
  if (payingTime === 'after late requests') await pay();
  const surplus = uncertain ? await settle(client, clock, { merchantOrderId: number, merchantId }, told.id) : 0;
  await network.late();
  if (payingTime === 'after settling') await pay();

  const orders = simulator.book.all.map(({ response }) => response).filter((order) => order.merchantOrderId === number);
  const live = orders.filter(({ status }) => status !== 'canceled' && status !== 'expired');
  return {
    live: live.length,
    liveIsTold: live[0]?.id === told.id && live[0].status === 'completed',
    othersPaid: orders.filter(({ id, status }) => id !== told.id && status === 'completed').length,
    surplus,
    mishaps: network.mishaps,
  };
}

function rowsOf(outcomes: readonly (Outcome | Error)[]): Row[] {
  const ended = outcomes.filter((outcome): outcome is Outcome => !(outcome instanceof Error));
  const failures = new Set(outcomes.filter((outcome) => outcome instanceof Error).map(({ message }) => message));
  const count = (test: (outcome: Outcome) => boolean) => ended.filter(test).length;
  const mishaps = ended.flatMap((outcome) => outcome.mishaps);
  return [
    exactly('cases that ended', ended.length, outcomes.length),
    reported('errors of the others', [...failures].join('; ') || 'nothing'),
    exactly(
      'exactly one live order',
      count(({ live }) => live === 1),
      outcomes.length,
    ),
    exactly(
      'it is the one that the buyer was told of, and paid',
      count(({ liveIsTold }) => liveIsTold),
      outcomes.length,
    ),
    exactly(
      'cases in which another was paid',
      count(({ othersPaid }) => othersPaid > 0),
      0,
    ),
    // The test is only meaningful if there were duplicates.
    atLeast(
      'surplus orders found later and canceled',
      ended.reduce((sum, { surplus }) => sum + surplus, 0),
      1,
    ),
    ...MISHAPS.map((mishap) => reported(`mishap: ${mishap}`, mishaps.filter((each) => each === mishap).length)),
  ];
}

test('every order is created once', async ({ task }) => {
  const n = cases({ quick: 300, deep: 1_000 });
  const clock = new SimulatedClock({ speed: SPEED });
  const running = await startSimulator({ clock, settings: changedSettings(SEED, { limits: { enabled: false } }) });
  onTestFinished(() => running.stop());
  const outcomes: Array<Outcome | Error> = [];
  let next = 0;
  const work = async () => {
    while (next < n) {
      const index = next;
      next += 1;
      outcomes.push(await play(running, clock, index).catch((error: Error) => error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  check(task, ...rowsOf(outcomes));
});
