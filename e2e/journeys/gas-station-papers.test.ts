import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../../scripts/lib/browser.mjs';
import { openPage, press } from '../support/browser.js';
import {
  chooseFuel,
  openStation,
  outcome,
  PHONE,
  paymentPage,
  payOrder,
  placeOrder,
  stationPage,
} from '../support/driver.js';
import { FAST_FLOW, forecourt, SLOW_FLOW } from '../support/forecourt.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';
import { freshPump } from '../support/stations.js';

const { gasStation, host } = useStack(['host-simulator', 'gas-station']);

beforeEach(async () => {
  await simulator.reset();
  await forecourt.reset();
});

/** Orders in the frame of another site, where the browser denies storage, and pays there. */
async function payInFrame(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'ru-RU' });
  const query = new URLSearchParams({ url: gasStation, mode: 'order-web', preset: 'flight-svo-led', locale: 'ru' });
  await page.goto(`${host}workbench?${query}`);
  const frame = page.frameLocator('iframe[data-mini-app]');
  const denied = await frame.locator('body').evaluate(() => {
    try {
      return localStorage.length < 0;
    } catch {
      return true;
    }
  });
  expect(denied).toBe(true);
  const place = { scope: frame, press: (target: Locator) => press(page, target) };
  await place.press(openStation(frame));
  await chooseFuel(place);
  await place.press(frame.getByRole('button', { name: 'Оплатить' }));
  await paymentPage(page).getByRole('button', { name: 'Оплатить' }).click();
  await frame.getByRole('heading', { name: /Колонка \d+ разблокирована/ }).waitFor();
  return page;
}

describe('a driver in a frame that is denied storage', () => {
  // The headless shell of the other journeys denies nothing; the browser that people use does.
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it('finds the order again after a reload in the middle of fuelling, and what was kept beside it', async () => {
    await forecourt.play(false);
    const page = await payInFrame(browser);
    await forecourt.play(true, SLOW_FLOW);
    const frame = page.frameLocator('iframe[data-mini-app]');
    await frame.getByRole('progressbar').waitFor();
    await page.reload();
    await press(page, frame.getByRole('link', { name: /Вернуться к заказу/ }));
    await frame.getByRole('progressbar').waitFor();
    await forecourt.play(true, FAST_FLOW);
    await outcome(frame, 'done');
    await page.reload();
    await frame.getByRole('link', { name: /Заправить как в прошлый раз/ }).waitFor();
    expect(await frame.getByRole('link', { name: /Вернуться к заказу/ }).count()).toBe(0);
  });
});

describe('the papers of a company', () => {
  it('have the vehicle up to the closing document, and the receipt says where', async () => {
    const fresh = await freshPump();
    const page = await openPage(PHONE);
    await page.goto(stationPage(fresh));
    await page.getByRole('button', { name: 'Автомобиль и водитель' }).click();
    await page.getByLabel('Госномер').fill('a123bc 77');
    await page.getByLabel('Водитель').fill('Олег Петров');
    await page.getByLabel('Пробег, км').fill('120 500');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('А123ВС77, Олег Петров').waitFor();
    const placed = await placeOrder(page);
    await payOrder(placed);
    await outcome(page, 'done');
    const receipt = page.locator('.kit-receipt');
    await receipt.getByText('Адрес').waitFor();
    expect(await page.content()).not.toContain('Олег Петров');
    await expect
      .poll(async () => (await simulator.newestOrder()).basketItems[0]?.metaData)
      .toMatchObject({
        pump: fresh.pump,
        vehicle: { plate: 'А123ВС77', driver: 'Олег Петров', odometer: 120_500 },
      });
    const fileId = async () => {
      await simulator.forward(60_000);
      return (await simulator.newestOrder()).fileIds?.[0];
    };
    await expect.poll(fileId).toBeTruthy();
    await page.goto(`${host}documents/${await fileId()}`);
    await page.getByText('Госномер: А123ВС77').waitFor();
    expect(await page.content()).toContain('Пробег, км: 120500');
  });
});
