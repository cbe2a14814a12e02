import { expect, expectTypeOf, it, onTestFinished } from 'vitest';
import { openMerchant, placeOrder, quote, readOrder, tell } from '../src/test-support/coffee-shop.js';
import { coffee } from './coffee.js';

it('the coffee of the README is quoted, ordered, paid and given', async () => {
  const shop = await openMerchant(coffee);
  onTestFinished(() => shop.server.stop());
  const { id, amount } = await quote(shop, { cups: 2, name: 'Анна' });
  expect(amount).toBe(244_00);
  const order = await placeOrder(shop, undefined, id);
  await tell(shop, order, 'completed');
  await expect
    .poll(() => readOrder(shop, order.id))
    .toMatchObject({
      fulfilmentState: 'fulfilled',
      fulfilment: { table: 7, code: order.number },
      summary: { cups: 2 },
    });
  type Ended = Extract<Awaited<ReturnType<typeof coffee.fulfil>>, { given: 'all' }>;
  expectTypeOf<Ended['view']>().toEqualTypeOf<{ table: number; code: string }>();
});
