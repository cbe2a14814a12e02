import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { logRows, openPage, openWorkbench, press } from '../support/browser.js';
import { chooseFuel, openStation, outcome, PHONE, paymentPage } from '../support/driver.js';
import { forecourt } from '../support/forecourt.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';

const { gasStation, host } = useStack(['host-simulator', 'gas-station']);

beforeEach(async () => {
  await simulator.reset();
  await forecourt.reset();
});

describe('a driver in the app', () => {
  it('finds a station on the map, orders in English, and fuels, in a frame that the host keeps as high as the screen', async () => {
    const { page, frame } = await openWorkbench(
      { url: gasStation, mode: 'order-app', preset: 'flight-svo-led', locale: 'en' },
      PHONE,
    );
    await frame.getByRole('radio', { name: 'Map' }).click({ force: true });
    await frame.locator('.kit-marker').first().waitFor();
    await frame.locator('.kit-marker:not(.kit-marker--muted)').first().press('Enter');
    await frame
      .getByRole('button', { name: 'Refuel' })
      .or(frame.getByRole('link', { name: 'Refuel' }))
      .click();
    await frame
      .getByRole('button', { name: /per litre/ })
      .first()
      .click();
    await frame
      .getByRole('button', { name: /^Pump \d+$/ })
      .and(frame.locator(':enabled'))
      .first()
      .click();
    await frame.getByRole('textbox', { name: 'Litres' }).fill('20');
    await frame.getByRole('button', { name: 'Next' }).click();
    await frame.getByRole('button', { name: 'Pay' }).click();
    await paymentPage(page)
      .getByRole('button', { name: /^(Pay|Оплатить)$/ })
      .click();
    await frame.getByRole('heading', { name: 'Done, have a good trip!' }).waitFor();
    expect(await logRows(page, { action: 'height' }).count()).toBe(0);
  });

  it('opened for a point of sale is at its station at once', async () => {
    const page = await openPage(PHONE);
    await page.route('**/_host/**', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.replaceAll('"fullHeight":', '"shopId":1007,"fullHeight":') });
    });
    const query = new URLSearchParams({ locale: 'ru', url: gasStation, mode: 'order-app', preset: 'flight-svo-led' });
    await page.goto(`${host}workbench?${query}`);
    const frame = page.frameLocator('iframe[data-mini-app]');
    await frame.getByRole('heading', { name: 'Выберите тип топлива' }).waitFor();
    expect(await frame.locator('.gs-result').count()).toBe(0);
  });
});

describe('a driver who adds fuel to another invoice', () => {
  it('pays the whole invoice and fuels', async () => {
    const { page, frame } = await openWorkbench({ url: gasStation, mode: 'suborder', preset: 'flight-svo-led' });
    const place = { scope: frame, press: (target: Locator) => press(page, target) };
    await place.press(openStation(frame));
    await chooseFuel(place);
    await place.press(frame.getByRole('button', { name: 'Добавить к счёту' }));
    await outcome(frame, 'added');
    await logRows(page, { direction: 'from-guest', action: 'done', verdict: 'accepted' }).waitFor();
    await page.getByRole('button', { name: /Оплатить счёт/ }).click();
    await paymentPage(page).getByRole('button', { name: 'Оплатить' }).click();
    await outcome(frame, 'done');
    const statuses = async () => (await simulator.orders()).map(({ status }) => status);
    await expect.poll(statuses).toEqual(['completed', 'completed']);
  });
});
