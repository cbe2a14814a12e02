import { beforeEach, describe, expect, it } from 'vitest';
import { forecourt } from '../support/forecourt.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';
import { beginShift, chooseFuel, makePrecheck, signIn, TILL_WORDS } from '../support/till.js';

const { gasStation } = useStack(['host-simulator', 'gas-station']);

beforeEach(async () => {
  await simulator.reset();
  await forecourt.reset();
});

describe('a till in English', () => {
  it('sells a full tank with coffee, sees it held, dispensed and taken', async () => {
    const words = TILL_WORDS.en;
    const till = await beginShift(gasStation, { language: 'en' });
    await chooseFuel(till, 'en');
    await till.getByRole('radio', { name: 'Full tank' }).click({ force: true });
    await till.getByRole('button', { name: /^up to 50/ }).click();
    await till.getByRole('button', { name: /Americano.*one more/ }).click();
    await makePrecheck(till, 'en');
    await till.getByText(/full tank, up to 50/).waitFor();
    await till.locator('.till-paper').getByText('only what is given is taken').waitFor();
    const [placed] = await simulator.orders();
    expect(placed?.basketItems).toMatchObject([{ quantity: 50 }, { quantity: 1 }]);
    await forecourt.play(false);
    await simulator.hold(placed?.id ?? '');
    await till.getByText('Payment guaranteed').waitFor();
    await till.getByText(/Pump \d+ released for 50/).waitFor();
    const id = new URL(till.url()).pathname.split('/').at(-1) ?? '';
    await forecourt.tank(id, 30_000);
    await forecourt.reset();
    await till.getByText(/done, 30.L of 50.L dispensed/).waitFor();
    await till.getByText('Given in part').waitFor();
    await till.getByRole('link', { name: words.orders }).click();
    await till
      .getByRole('link')
      .filter({ hasText: placed?.merchantOrderId ?? '' })
      .waitFor();
    await expect.poll(async () => (await simulator.orders())[0]?.status).toBe('completed');
  });

  it('keeps its language for the next time', async () => {
    const till = await signIn(gasStation, { language: 'ru' });
    await till.getByRole('button', { name: 'English' }).click();
    await till.getByRole('link', { name: 'New order' }).waitFor();
    await till.reload();
    await till.getByRole('link', { name: 'New order' }).waitFor();
  });
});
