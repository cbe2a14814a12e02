// Whatever a mini-app's fulfil throws or returns, a paid order ends served, refunded or parked for the operator.
import { cases, seed } from '@invoicebox/test-kit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listJobs } from '../command-line/outbox-commands.js';
import { openOrderWorld, type PumpPlan } from '../test-support/order-world.js';
import { all, type Fulfilment, ShippingUnavailableError } from './order-types.js';

const PLAN: PumpPlan = {
  payment: 'prepaid',
  lines: [
    {
      sku: 'fuel',
      name: 'Fuel',
      unit: 'litre',
      quantity: 10_000,
      price: 66_00,
      vatCode: 'RUS_VAT22',
      type: 'commodity',
    },
  ],
  when: 'now',
  share: 1000,
  hiccups: 0,
  hasStop: false,
  canStop: false,
};

/** Named, for the report of a failure. */
const named = (name: string, attempt: () => unknown) => Object.assign(attempt, { [fc.toStringMethod]: () => name });

const throwing = (thrown: unknown) =>
  named(`throw ${String(thrown)}`, () => {
    throw thrown;
  });

/** One attempt of `fulfil`. */
const attempt = fc.oneof(
  fc.anything().map((value) => named(`return ${fc.stringify(value)}`, () => value)),
  fc.constantFrom(
    named('all', () => all({ table: 1 })),
    named('part', () => ({ given: 'part', quantities: [4_000], view: {} })),
    named('too much', () => ({ given: 'part', quantities: [11_000], view: {} })),
    named('nothing', () => ({ given: 'nothing', reason: 'The pump has failed.' })),
    throwing(new ShippingUnavailableError('The pump has failed.')),
    throwing(new Error('Not now.')),
    throwing(null),
  ),
);

it('a paid order is served, refunded or parked, and says which', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 4 }), async (attempts) => {
      const world = await openOrderWorld(PLAN);
      let next = 0;
      world.pump.fulfil = async () => {
        const current = attempts[Math.min(next, attempts.length - 1)];
        next += 1;
        return current?.() as Fulfilment;
      };
      await world.work();
      world.change(['created'], 'completed');
      for (const update of [...world.updates]) await world.deliver(update);
      await world.settle();
      const { fulfilmentState, refunds, failure } = await world.read();
      const parked = await listJobs(world.database, true);
      await world.close();
      const outcomes = {
        served: fulfilmentState === 'fulfilled' || fulfilmentState === 'partial',
        refunded: fulfilmentState === 'unavailable' && refunds.length === 1 && failure !== undefined,
        parked: parked.some(({ kind, lastError }) => kind === 'fulfil_order' && (lastError ?? '') !== ''),
      };
      expect(Object.values(outcomes).filter(Boolean), JSON.stringify(outcomes)).toHaveLength(1);
    }),
    { numRuns: cases({ quick: 60, deep: 2_000 }), seed },
  );
});
