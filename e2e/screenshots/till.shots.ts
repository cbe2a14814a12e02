import { beforeEach, describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.js';
import { forecourt } from '../support/forecourt.js';
import { orderFuel, readFuelOrder } from '../support/fuel-order.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';
import { contextOf, LOOKS, notingCamera } from './camera.js';
import { makeSheet } from './sheet.js';

const { gasStation } = useStack(['host-simulator', 'gas-station'], { DEMO_STATIONS: '30000' });

beforeEach(async () => {
  await simulator.reset();
  await forecourt.reset();
});

describe.each(LOOKS)('the till and the forecourt at $width px, $colorScheme', (look) => {
  const { taken, of: cameraOf } = notingCamera(look);

  it('selling at the till', async () => {
    const page = await openPage(contextOf(look));
    const shoot = cameraOf(page);
    await page.goto(new URL('/till', gasStation).href);
    await page.getByLabel('Имя').fill('demo');
    await page.getByLabel('ПИН или пароль').fill('1234');
    await shoot('till-sign-in');
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.getByRole('navigation').waitFor();
    const open = page.getByRole('button', { name: 'Открыть смену' });
    await open.or(page.getByRole('searchbox')).first().waitFor();
    if (await open.isVisible()) await open.click();
    await page.getByRole('searchbox').fill('Москва');
    await page.getByRole('button').filter({ hasText: 'Москва' }).first().click();
    await page.getByRole('button', { name: /^АИ-95.*за литр/ }).click();
    const freePump = page.getByRole('button', { name: /^Колонка \d+$/ }).and(page.locator(':enabled'));
    await freePump.first().click();
    await page.getByLabel('Литры').fill('20');
    await page.getByRole('button', { name: 'Оформить пре-чек' }).waitFor();
    await page.evaluate(() => window.scrollTo(0, 0));
    await shoot('till-new-order');
    await page.getByRole('button', { name: 'Оформить пре-чек' }).click();
    await page.getByText('ПРЕ-ЧЕК').waitFor();
    await shoot('till-pre-check');
    await page.getByRole('button', { name: 'Показать QR' }).click();
    await shoot('till-shown-qr');
    await page.keyboard.press('Escape');
    const [order] = await simulator.orders();
    await simulator.pay(order?.id ?? '');
    await page.getByRole('button', { name: 'Оформить возврат' }).click();
    await page.getByLabel(/^Количество/).fill('5,5');
    await page.getByLabel('Причина').fill('Бак полон');
    await shoot('till-refund');
    await page.getByRole('button', { name: 'Далее' }).click();
    await page.getByRole('alertdialog').waitFor();
    await shoot('till-refund-confirm');
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Вернуть/ })
      .click();
    await page.getByText('Бак полон').waitFor();
    await shoot('till-order');
    await page.getByRole('link', { name: 'Заказы' }).click();
    await page.locator('.till-item').first().waitFor();
    await shoot('till-orders');
    await page.getByRole('link', { name: 'Смена' }).click();
    await page.getByText('ОТЧЁТ О СМЕНЕ').waitFor();
    await shoot('till-shift');
    // The simulator is reset afterwards: nothing may be on its way to it.
    await expect.poll(simulator.log).toContain(`"kind":"refund"`);
  });

  it('playing the forecourt', async () => {
    await forecourt.play(false, 40);
    const { id, number, summary } = await orderFuel();
    await simulator.pay((await simulator.orderWithNumber(number)).id);
    await expect.poll(async () => (await readFuelOrder(id)).fulfilmentState).toBe('in_progress');
    const { stationId, pump } = (summary as { selection: { stationId: string; pump: number } }).selection;
    const page = await openPage(contextOf(look));
    const shoot = cameraOf(page);
    await page.goto(new URL('/forecourt', gasStation).href);
    await page
      .getByRole('button', { name: /Заказов: / })
      .first()
      .waitFor();
    await shoot('forecourt-stations');
    await forecourt.act(stationId, pump, 'lift');
    await forecourt.act(stationId, pump, 'squeeze');
    await page.goto(new URL(`/forecourt/${stationId}`, gasStation).href);
    const card = page.getByRole('region', { name: `Колонка ${pump}`, exact: true });
    await card.getByText(/ из .*л/).waitFor();
    await shoot('forecourt-pumps');
    await card.getByText('Код на колонке').click();
    await card.evaluate((element) => element.scrollIntoView());
    await shoot('forecourt-code');
    await forecourt.act(stationId, pump, 'hang_up');
  });

  it('all of them on one sheet', () => makeSheet('till-and-forecourt', taken, look));
});
