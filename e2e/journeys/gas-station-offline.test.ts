import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { openPage, openWorkbench } from '../support/browser.js';
import { PHONE, stationPage } from '../support/driver.js';
import { forecourt } from '../support/forecourt.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';
import { freshPump } from '../support/stations.js';

const { gasStation } = useStack(['host-simulator', 'gas-station']);

beforeEach(forecourt.reset);

/** How many orders Invoicebox has. */
const countOrders = async () => (await simulator.orders()).length;

/** Waits until the page has kept itself for a start without a connection. */
async function keptForLater(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise((resolve) => active?.addEventListener('statechange', resolve));
  });
  await expect.poll(() => page.evaluate(() => caches.keys())).toHaveLength(1);
}

/** What the page's own caches hold, as paths. */
function keptPaths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return caught.flat().map(({ url }) => new URL(url).pathname);
  });
}

describe('a start without a connection', () => {
  it('shows the stations that were read last, with their age, and new ones when it is back', async () => {
    const page = await openPage(PHONE);
    await page.goto(gasStation);
    await page.locator('.gs-result').first().waitFor();
    await keptForLater(page);
    await page.context().setOffline(true);
    // Another question than before: the browser itself has an answer to that one for a while.
    await page.goto(new URL('/?fuel=ai98', gasStation).href);
    await page.getByText(/Нет связи\. Данные на/).waitFor();
    await expect.poll(() => page.locator('.gs-result').count()).toBe(20);
    await page.getByRole('button', { name: 'АИ-95' }).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/Нет связи/).waitFor({ state: 'detached' });
  });

  it('opens a station that was seen before, keeps the choice, and orders nothing until the connection is back', async () => {
    const before = await countOrders();
    const page = await openPage(PHONE);
    await page.goto(stationPage(await freshPump()));
    await page.getByRole('button', { name: 'Далее' }).waitFor();
    await keptForLater(page);
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText(/Цены и колонки на/).waitFor();
    await page.getByRole('button', { name: 'Далее' }).click();
    await page.getByRole('heading', { name: 'Нет связи' }).waitFor();
    await page.context().setOffline(false);
    await page.getByLabel('Электронная почта').fill('anna@example.ru');
    expect(await countOrders()).toBe(before);
  });

  it('of a station that nobody has seen says so, and shows it when the connection is back', async () => {
    const page = await openPage(PHONE);
    await page.goto(gasStation);
    await page.locator('.gs-result').first().waitFor();
    await keptForLater(page);
    await page.context().setOffline(true);
    await page.goto(new URL('/stations/d7', gasStation).href);
    await page.getByText('Не получилось загрузить').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: 'Выберите тип топлива' }).waitFor();
  });

  it('keeps the page and its files alone: no order, no price, nothing of the till', async () => {
    const page = await openPage(PHONE);
    await page.goto(stationPage(await freshPump()));
    await page.getByRole('button', { name: 'Далее' }).click();
    await page.getByRole('heading', { name: 'Подтверждение заказа' }).waitFor();
    await keptForLater(page);
    const paths = await keptPaths(page);
    expect(paths).toContain('/');
    expect(paths.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([]);
    expect(paths.filter((path) => /till|forecourt/.test(path))).toEqual([]);
  });
});

describe('a connection that is lost', () => {
  it('while an order is placed: it is told, nothing is lost, and there is one order in the end', async () => {
    const before = await countOrders();
    const page = await openPage(PHONE);
    await page.goto(stationPage(await freshPump()));
    await page.getByRole('button', { name: 'Далее' }).click();
    await page.getByLabel('Электронная почта').fill('anna@example.ru');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Оплатить' }).click();
    await page.getByText(/заказ не создан/).waitFor();
    expect(await page.getByRole('textbox', { name: 'Электронная почта' }).inputValue()).toBe('anna@example.ru');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Оплатить' }).click();
    await page.waitForURL(/\/pay\//);
    expect(await countOrders()).toBe(before + 1);
  });

  it('after the answer was lost: the second press finds the first order', async () => {
    const before = await countOrders();
    const page = await openPage(PHONE);
    await page.goto(stationPage(await freshPump()));
    await page.getByRole('button', { name: 'Далее' }).click();
    await page.getByLabel('Электронная почта').fill('anna@example.ru');
    await page.route(
      '**/api/orders',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await page.getByRole('button', { name: 'Оплатить' }).click();
    await page.getByText(/заказ не создан/).waitFor();
    await page.getByRole('button', { name: 'Оплатить' }).click();
    await page.waitForURL(/\/pay\//);
    expect(await countOrders()).toBe(before + 1);
  });
});

it('in a frame that is denied service workers everything works', async () => {
  const { page, frame } = await openWorkbench({ url: gasStation, mode: 'order-web', preset: 'flight-svo-led' });
  await page.context().addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'serviceWorker', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.reload();
  await frame.locator('.gs-result').first().waitFor();
});

describe('a position', () => {
  it('refused in the app’s own question stays unknown, and is asked for again only on request', async () => {
    const at = { geolocation: { latitude: 59.9386, longitude: 30.3141 } };
    const page = await openPage({ ...PHONE, ...at });
    await page.goto(gasStation);
    await page.getByRole('button', { name: 'Рядом со мной' }).click();
    await page.getByRole('alertdialog', { name: 'Показать АЗС рядом с вами?' }).waitFor();
    await page.getByRole('button', { name: 'Не сейчас' }).click();
    await page.getByText(/как вы просили/).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Рядом со мной' }).click();
    await page.getByText(/как вы просили/).waitFor();
    await page.context().grantPermissions(['geolocation']);
    await page.getByRole('button', { name: 'Всё-таки определить' }).click();
    await expect.poll(() => page.locator('.gs-result').first().textContent()).toContain('Санкт-Петербург');
  });
});

it('the service worker of an older release is replaced, and its files with it', async () => {
  const page = await openPage(PHONE);
  await page.goto(gasStation);
  await keptForLater(page);
  await page.evaluate(() => caches.open('gas-station-shell-older'));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.unregister();
  });
  await page.reload();
  await expect
    .poll(() => page.evaluate(() => caches.keys()))
    .toEqual([expect.stringMatching(/^gas-station-shell-[0-9a-f]{12}$/)]);
});
