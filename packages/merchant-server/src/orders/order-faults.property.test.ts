// After payments, cancellations, refunds, pumps and network faults in any order, every order ends and no money is kept for nothing.
import { kopecksFromRoubles, VAT_CODES } from '@invoicebox/invoicebox-api/money';
import { cases, seed } from '@invoicebox/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullAllocations, givenAllocations, sumAllocations } from '../order-model/allocations.js';
import type { Order } from '../order-model/order.js';
import { FULFILMENT_OPEN, GIVEN } from '../order-model/transitions.js';
import { openOrderWorld, type PumpPlan } from '../test-support/order-world.js';
import { apiError } from '../testing/index.js';
import { RefundError, refundableAllocations, requestRefund } from './request-refund.js';

type World = Awaited<ReturnType<typeof openOrderWorld>>;

const line = fc.record({
  sku: fc.constantFrom('fuel-1', 'fuel-2'),
  name: fc.constant('Fuel'),
  unit: fc.constant('litre' as const),
  quantity: fc.integer({ min: 1000, max: 90_000 }),
  price: fc.integer({ min: 1, max: 90_00 }),
  vatCode: fc.constantFrom(...VAT_CODES),
  type: fc.constant('commodity' as const),
});

/** Some lines have an agreed total: fuel for 1,000 roubles. */
const anyLine = fc.oneof(
  line,
  fc.tuple(line, fc.integer({ min: 1, max: 5000_00 })).map(([each, total]) => ({ ...each, total })),
);

const plan: fc.Arbitrary<PumpPlan> = fc.record({
  payment: fc.constantFrom('prepaid', 'guaranteed'),
  lines: fc.array(anyLine, { minLength: 1, maxLength: 3 }),
  when: fc.constantFrom('now', 'later'),
  share: fc.oneof(fc.constantFrom(0, 1000), fc.integer({ min: 1, max: 999 })),
  hiccups: fc.nat(2),
  hasStop: fc.boolean(),
  canStop: fc.boolean(),
});

/** One thing that happens. */
type Step = (world: World) => Promise<unknown> | unknown;

const named = (name: string, step: Step): Step => Object.assign(step, { [fc.toStringMethod]: () => name });

const WORK = named('work', (world) => world.work());
const PAY = named('pay', (world) => world.change(['created'], 'completed'));
const GUARANTEE = named('guarantee', (world) => world.change(['created'], 'hold'));
const NEWEST = named('deliver the newest', ({ updates, deliver: tell }) => {
  const newest = updates.at(-1);
  return newest && tell(newest);
});

const others: readonly Step[] = [
  named('charge the hold', (world) => world.change(['hold'], 'completed')),
  named('decline', (world) => world.change(['created'], 'canceled')),
  named('expire', (world) => world.change(['created', 'hold'], 'expired')),
  named('cancel', (world) => world.cancel()),
  named('cancel and work', (world) => Promise.all([world.cancel(), world.work()])),
  named('finish', (world) => world.pump.finish(world.order.id)),
  named('progress', (world) => world.pump.reports?.progress(world.order.id, { litres: 1 })),
  named('second order over there', (world) => {
    const first = [...world.client.byId.values()][0];
    if (first && world.client.byId.size === 1) world.client.addOrder(first);
  }),
  named('pay the second', (world) => world.change(['created'], 'completed', 'surplus')),
  named('guarantee the second', (world) => world.change(['created'], 'hold', 'surplus')),
];

const deliver = fc.nat(20).map((pick) =>
  named(`deliver ${pick}`, ({ updates, deliver: tell }) => {
    const each = updates[pick % Math.max(1, updates.length)];
    return each && tell(each);
  }),
);

const wait = fc.integer({ min: 1, max: 60_000 }).map((ms) => named(`wait ${ms}`, ({ clock }) => clock.advance(ms)));

const fault = fc
  .tuple(fc.constantFrom('lost', 'network', 'busy'), fc.integer({ min: 1, max: 3 }))
  .map(([kind, times]) =>
    named(`${kind} ${times}`, ({ client }) => {
      let left = times;
      client.fault = () => {
        if (left === 0) return undefined;
        left -= 1;
        if (kind === 'lost') return 'lost';
        return kind === 'network' ? apiError('network_error', 0, 'unknown') : apiError('too_many_requests', 429);
      };
    }),
  );

const refund = fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 1000 })).map(([key, share]) =>
  named(`refund ${key} ${share}`, async (world) => {
    const order = await world.read();
    const lines = refundableAllocations(order)
      .map(({ line: index, amount }) => ({ line: index, amount: Math.floor((amount * share) / 1000) }))
      .filter(({ amount }) => amount > 0);
    const request = { lines, reason: 'Sorry', operator: 'anna', requestKey: `k${key}` };
    await requestRefund(world.deps, order.id, request).catch((error) => {
      if (!(error instanceof RefundError)) throw error;
    });
  }),
);

/** Most orders are made, and get money, before all sorts of things happen to them. */
const beginning = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Step[]>([]) },
  { weight: 2, arbitrary: fc.constant([WORK]) },
  { weight: 4, arbitrary: fc.constantFrom(PAY, GUARANTEE).map((money) => [WORK, money]) },
  { weight: 4, arbitrary: fc.constantFrom(PAY, GUARANTEE).map((money) => [WORK, money, NEWEST]) },
);

const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(WORK, NEWEST, PAY, GUARANTEE) },
  { weight: 4, arbitrary: fc.constantFrom(...others) },
  deliver,
  wait,
  fault,
  refund,
);

const steps = fc
  .tuple(beginning, fc.array(anyStep, { maxLength: 16, size: 'max' }))
  .map(([first, rest]) => [...first, ...rest]);

/** Lets the order end: the network works, all updates are delivered, the pump finishes, deadlines pass. */
async function letEnd(world: World): Promise<void> {
  const { client, updates, pump, order } = world;
  client.fault = () => undefined;
  for (let round = 0; round < 6; round += 1) {
    for (const each of [...updates]) await world.deliver(each);
    await world.work();
    await pump.finish(order.id);
    await world.settle();
    const { state, fulfilmentState } = await world.read();
    // An invoice that nobody pays, and a hold that nobody asked for, run out; so do those of a second order.
    if (round >= 2 && !FULFILMENT_OPEN.has(fulfilmentState)) {
      if (state !== 'paid') world.change(['created', 'hold'], 'expired');
      world.change(['created', 'hold'], 'expired', 'surplus');
    }
  }
}

const STATE_OF = { completed: 'paid', canceled: 'canceled', expired: 'expired' } as const;

function backOf(order: Order, which: (reason: string) => boolean) {
  const own = order.refunds.filter(
    ({ reason, invoiceboxOrderId }) => invoiceboxOrderId === order.invoiceboxId && which(reason),
  );
  return sumAllocations(own.flatMap(({ lines }) => lines));
}

async function expectRules(world: World): Promise<void> {
  const { client, pump, database } = world;
  const order = await world.read();
  const whole = sumAllocations(fullAllocations(order.offer));
  const given = GIVEN.has(order.fulfilmentState)
    ? sumAllocations(givenAllocations(order.offer, order.given ?? [])).amount
    : 0;

  expect(pump.gaveWithoutMoney, 'given without money').toBe(false);
  expect(await database.run("SELECT kind, last_error FROM outbox WHERE state <> 'done'"), 'work left').toEqual([]);
  expect(['paid', 'canceled', 'expired', 'rejected']).toContain(order.state);
  expect(FULFILMENT_OPEN.has(order.fulfilmentState), 'the service has ended').toBe(false);
  expect(order.refunds.filter(({ state }) => state !== 'completed')).toEqual([]);

  const reserved = await database.run('SELECT order_id FROM reservations');
  expect(reserved.length, 'reserved only for what was given').toBe(GIVEN.has(order.fulfilmentState) ? 1 : 0);

  // Both sides say the same.
  const own = order.invoiceboxId === undefined ? undefined : client.require(order.invoiceboxId);
  if (own && order.state !== 'rejected') expect(STATE_OF[own.status as keyof typeof STATE_OF]).toBe(order.state);
  expect(order.refunds.map(({ number, amount }) => [number, amount]).sort()).toEqual(
    client.refunds.map(({ merchantOrderId, amount }) => [merchantOrderId, kopecksFromRoubles(amount)]).sort(),
  );

  // Money stays only for what was given, less what an operator gave back of it.
  for (const { id, status } of client.byId.values()) {
    expect(status, 'no money is held for ever').not.toBe('hold');
    const isOwn = id === order.invoiceboxId;
    const byOperator = isOwn ? backOf(order, (reason) => reason === 'operator').amount : 0;
    const lostHold = order.state !== 'paid';
    expect(client.refundable(id), 'money kept').toBe(isOwn && !lostHold ? given - byOperator : 0);
  }

  // Given and refunded are what was paid, tax included.
  if (order.state !== 'paid') return;
  const refunded = backOf(order, (reason) => reason !== 'operator');
  const shares = sumAllocations(givenAllocations(order.offer, given > 0 ? (order.given ?? []) : []));
  const captured = order.captured !== undefined && order.captured < whole.amount;
  if (captured) expect(given).toBe(order.captured);
  else {
    expect(shares.amount + refunded.amount, 'sum').toBe(whole.amount);
    expect(shares.vatAmount + refunded.vatAmount, 'tax').toBe(whole.vatAmount);
  }
}

describe('the money of an order', () => {
  it('is never kept for nothing, nothing is given without it, and the order ends, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(plan, fc.boolean(), steps, async (pumpPlan, tellsCapturedSum, sequence) => {
        fc.pre(sumAllocations(fullAllocations({ ...pumpPlan, description: '', summary: {} })).amount > 0);
        const world = await openOrderWorld(pumpPlan);
        world.client.tellsCapturedSum = tellsCapturedSum;
        try {
          for (const step of sequence) await step(world);
          await letEnd(world);
          await expectRules(world);
        } finally {
          await world.close();
        }
      }),
      { numRuns: cases({ quick: 60, deep: 3_000 }), seed },
    );
  });
});
