import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.js';
import { outcome, PHONE } from '../support/driver.js';
import { forecourt } from '../support/forecourt.js';
import { useStack } from '../support/stack.js';

const { gasStation } = useStack(['host-simulator', 'gas-station']);

beforeEach(forecourt.reset);

/** More stops of the Tab key than any screen here has. */
const MAX_STOPS = 90;

/** Accessible name and role of the focused element. */
async function focused(page: Page): Promise<string> {
  const focus = page.locator('*:focus');
  // Nothing has the focus for a moment while screens change.
  if ((await focus.count()) === 0) return '';
  return focus.ariaSnapshot({ timeout: 2_000 }).catch(() => '');
}

/** Presses Tab until something with this name has the focus, which must be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < MAX_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (name.test(here)) {
      await expect.poll(() => hasRing(page), { message: `${here} shows that it has the focus` }).toBe(true);
      return;
    }
    passed.push(here);
  }
  throw new Error(`${name} is not reached by Tab, only: ${passed.join(' | ')}`);
}

/** Whether the focused element, or its visible substitute, has a focus ring. */
function hasRing(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    for (let element = document.activeElement; element && element !== document.body; element = element.parentElement) {
      const inside = [element, ...element.children];
      const styles = inside.map((part) => getComputedStyle(part));
      if (styles.some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none')) return true;
    }
    return false;
  });
}

async function pressOn(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Chooses fuel and pump on a station's screen, by keyboard alone. */
async function chooseByKeys(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Выберите тип топлива' }).waitFor();
  await pressOn(page, /АИ-95/);
  await page
    .getByRole('button', { name: /^Колонка \d+$/ })
    .and(page.locator(':enabled'))
    .first()
    .waitFor();
  await pressOn(page, /"Колонка \d+"/);
}

/** From the choice of the pump to the payment page, by keyboard alone. */
async function orderByKeys(page: Page): Promise<void> {
  await tabTo(page, /textbox "Литры"/);
  await page.keyboard.type('20');
  await pressOn(page, /button "Далее"/);
  await page.getByRole('heading', { name: 'Подтверждение заказа' }).waitFor();
  await tabTo(page, /textbox "Электронная почта"/);
  await page.keyboard.type('anna@example.ru');
  await pressOn(page, /button "Оплатить"/);
  await page.waitForURL(/\/pay\//);
}

describe('by keyboard alone', () => {
  it('a driver finds a station, orders, pays, and fuels', async () => {
    const page = await openPage(PHONE);
    await page.goto(gasStation);
    await page.locator('.gs-result').first().waitFor();
    await tabTo(page, /searchbox/);
    await page.keyboard.type('томск');
    await expect.poll(() => page.locator('.gs-result').first().textContent()).toContain('Томск');
    await pressOn(page, /link .*Круглосуточно/);
    await chooseByKeys(page);
    await tabTo(page, /radio "Сумма или литры"/);
    await page.keyboard.press('ArrowRight');
    await page.getByRole('radio', { name: 'Полный бак', checked: true }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await orderByKeys(page);
    await page.getByRole('button', { name: 'Оплатить', exact: true }).waitFor();
    await pressOn(page, /button "Оплатить/);
    await page.waitForURL(/\/payment\/success/);
    await outcome(page, 'done');
    await pressOn(page, /button "К списку АЗС"/);
    await page.locator('.gs-result').first().waitFor();
  });

  it('a driver thinks twice about a cancel, and the focus is where it was', async () => {
    await forecourt.play(false);
    const page = await openPage(PHONE);
    await page.goto(gasStation);
    await page.getByRole('link').filter({ hasText: 'Круглосуточно' }).nth(3).press('Enter');
    await chooseByKeys(page);
    await orderByKeys(page);
    await page.goBack();
    await outcome(page, 'waiting');
    await pressOn(page, /button "Отменить заказ"/);
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toContain('Отменить заказ');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await pressOn(page, /button "Отменить"$/);
    await outcome(page, 'canceled');
  });
});
