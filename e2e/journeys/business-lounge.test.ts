import type { FrameLocator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { logRows, openWorkbench, press } from '../support/browser.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';

const { businessLounge, host } = useStack(['host-simulator', 'business-lounge']);

beforeEach(simulator.reset);

/** The lounge's order among those of the simulator: the one that its own server made. */
async function loungeOrder() {
  return (await simulator.orders()).find(({ merchantOrderId }) => merchantOrderId.startsWith('BL-'));
}

/** Takes the first lounge that is proposed, as it is, and adds it to the invoice. */
async function addFirstLounge(page: Page, frame: FrameLocator): Promise<void> {
  await press(page, frame.getByRole('link').first());
  await press(page, frame.getByRole('button', { name: 'Далее' }));
  await press(page, frame.getByRole('button', { name: 'Добавить к счёту' }));
}

describe('a traveller on the payment page of a flight', () => {
  it('is offered the lounge of the flight, adds it to the invoice, and gets the voucher when all is paid', async () => {
    const { page, frame } = await openWorkbench({ url: businessLounge, mode: 'suborder', preset: 'flight-svo-led' });
    await frame.getByRole('heading', { name: /SU 012 .*SVO.*LED/ }).waitFor();
    await addFirstLounge(page, frame);
    await frame.getByRole('heading', { name: 'Добавлено к счёту' }).waitFor();
    await logRows(page, { direction: 'from-guest', action: 'done', verdict: 'accepted' }).waitFor();

    const [main, added, ...others] = await simulator.orders();
    expect(others).toEqual([]);
    expect(added?.orderContainerId).toBe(main?.orderContainerId);
    await page.getByRole('button', { name: /Оплатить счёт/ }).click();
    await page.frameLocator('iframe[data-payment-page]').getByRole('button', { name: 'Оплатить' }).click();

    await frame
      .getByText(/BL-[A-Z0-9]{4}-/)
      .first()
      .waitFor();
    const statuses = async () => (await simulator.orders()).map(({ status }) => status);
    await expect.poll(statuses).toEqual(['completed', 'completed']);
    await expect
      .poll(async () => (await simulator.notifications())[0])
      .toMatchObject({ orderId: added?.id, status: 'completed', state: 'delivered' });
  });

  it('can take the lounge out of the invoice again', async () => {
    const { page, frame } = await openWorkbench({ url: businessLounge, mode: 'suborder', preset: 'flight-svo-led' });
    await addFirstLounge(page, frame);
    await page.getByRole('button', { name: /Удалить/ }).click();
    await expect.poll(async () => (await loungeOrder())?.status).toBe('canceled');
    await expect.poll(async () => (await simulator.notifications()).at(-1)?.state).toBe('delivered');
  });

  it.each(['flight-no-lounge', 'hotel', 'no-metadata'])(
    'with the preset %s is told that there is none',
    async (preset) => {
      const { page } = await openWorkbench({ url: businessLounge, mode: 'suborder', preset });
      await logRows(page, { direction: 'from-guest', action: 'unavailable', verdict: 'accepted' }).waitFor();
      await page.getByText('Услуга не подходит к этому заказу').waitFor();
      await page.locator('iframe[data-mini-app]').waitFor({ state: 'detached' });
      expect(await loungeOrder()).toBeUndefined();
      expect(new URL(page.url()).origin).toBe(new URL(host).origin);
    },
  );
});
