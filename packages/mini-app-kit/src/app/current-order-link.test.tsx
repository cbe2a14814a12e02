// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { type CoffeeOrder, coffee, coffeeAnswers, order } from '../test-support/coffee.js';
import { closeMiniApp, openMiniApp } from '../testing/index.js';

afterEach(closeMiniApp);

const inSuborder = { minappType: 'suborder' as const, orderContainerId: 'c-1' };

function open(found: CoffeeOrder | null, host: object = inSuborder) {
  return openMiniApp(coffee, { host, answers: { ...coffeeAnswers(), '/api/orders': { json: { order: found } } } });
}

describe('the way back to an order under way', () => {
  it('is the order of the host’s invoice where the page could not keep it', async () => {
    open(order({ mode: 'suborder' }));
    const link = await screen.findByRole('link', { name: /Вернуться к заказу/ });
    expect(link.getAttribute('href')).toContain('/payment/success?order=o1');
  });

  it.each([
    ['one that has ended', order({ mode: 'suborder', state: 'expired' })],
    ['none', null],
  ])('is nothing for %s', async (_, found) => {
    const { calls } = open(found);
    await waitFor(() => expect(calls.some(({ query }) => query.get('container') === 'c-1')).toBe(true));
    await screen.findByRole('heading', { name: 'Меню' });
    expect(screen.queryByRole('link', { name: /Вернуться к заказу/ })).toBeNull();
  });

  it('is not asked for in another mode', async () => {
    const { calls } = open(order(), {});
    await screen.findByRole('heading', { name: 'Меню' });
    expect(calls.filter(({ path }) => path === '/api/orders')).toEqual([]);
  });
});
