import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { logRows, openWorkbench } from '../support/browser.js';
import { servePeerGuest } from '../support/peer-guest-server.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';

useStack(['host-simulator']);

beforeEach(simulator.reset);

describe("a page that was written on Invoicebox's own SDK", () => {
  it.each([
    ['on that SDK', undefined],
    ['on our compatibility entry, only the import changed,', '@invoicebox/mini-app-sdk/compat'],
    ['on our script build', join(import.meta.dirname, '../peer-guest/global-minapp.ts')],
  ])('%s runs in the workbench through init, height and done', async (_, sdk) => {
    const { url, stop } = await servePeerGuest(sdk);
    onTestFinished(stop);
    const { page, frame } = await openWorkbench({ url, mode: 'suborder', preset: 'flight-svo-led' });
    await frame.getByRole('heading', { name: 'Анна Кузнецова' }).waitFor();
    await frame.getByText('suborder with a container SU, SVO, LED').waitFor();

    await logRows(page, { direction: 'from-guest', action: 'init', verdict: 'accepted' }).first().waitFor();
    await logRows(page, { direction: 'to-guest', action: 'init', verdict: 'accepted' }).first().waitFor();
    await logRows(page, { direction: 'from-guest', action: 'height', verdict: 'accepted' }).first().waitFor();
    const height = () => page.locator('iframe[data-mini-app]').evaluate((element) => element.clientHeight);
    await expect.poll(height).toBe(321);

    await frame.getByRole('button', { name: 'Done' }).click();
    await logRows(page, { direction: 'from-guest', action: 'done', verdict: 'accepted' }).waitFor();
    await page.frameLocator('iframe[data-payment-page]').getByRole('button', { name: 'Оплатить' }).click();
    await expect.poll(async () => (await simulator.orders()).map(({ status }) => status)).toEqual(['completed']);
  });
});
