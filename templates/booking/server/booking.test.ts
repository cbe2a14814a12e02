// @vitest-environment node
import { PageError, type SqlRunner } from '@invoicebox/merchant-server';
import { expect, it } from 'vitest';
import { booking } from './booking.js';

const NOON = Date.parse('2026-11-28T09:00:00Z');
const folder = new URL('..', import.meta.url).pathname;

async function open() {
  const context = { folder, clock: { now: () => NOON } } as Parameters<NonNullable<typeof booking.open>>[0];
  const services = await booking.open?.(context);
  if (!services) throw new Error('The branches were not read.');
  return { ...context, services };
}

it('prices a free time of a branch', async () => {
  const selection = { branchId: 'center', startsAt: Date.parse('2026-11-28T10:00:00Z'), guest: 'Анна' };
  const offer = await booking.quote({ ...(await open()), selection, locale: 'ru' });
  expect(offer).toMatchObject({ lines: [{ price: 250_000, quantity: 1_000 }], summary: { id: 'center' } });
});

it('sells no time that is over or between two slots', async () => {
  const context = await open();
  for (const time of ['2026-11-28T08:00:00Z', '2026-11-28T10:10:00Z']) {
    const selection = { branchId: 'center', startsAt: Date.parse(time), guest: 'Анна' };
    expect(() => booking.quote({ ...context, selection, locale: 'en' })).toThrow('This time is taken.');
  }
});

it('has no branch that is not in its data', async () => {
  const db = { run: async () => [] } as unknown as SqlRunner;
  const routes = booking.routes?.({ ...(await open()), db } as never);
  let refusal: unknown;
  routes?.onError((error, context) => {
    refusal = error;
    return context.text('', 404);
  });
  await routes?.request('/branches/nowhere');
  expect(refusal).toBeInstanceOf(PageError);
});
