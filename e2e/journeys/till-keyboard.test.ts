import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.js';
import { forecourt } from '../support/forecourt.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';
import { TILL_WORDS, type TillLocale } from '../support/till.js';

const { gasStation } = useStack(['host-simulator', 'gas-station']);

beforeEach(async () => {
  await simulator.reset();
  await forecourt.reset();
});

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, target: ReturnType<Page['getByRole']>, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${target} is not reached by ${key}.`);
}

describe('a cashier with a keyboard alone', () => {
  async function work(language: TillLocale): Promise<void> {
    const words = TILL_WORDS[language];
    const till = await openPage({ locale: language === 'ru' ? 'ru-RU' : 'en-GB' });
    const button = (name: string | RegExp) => till.getByRole('button', { name });
    const press = async (target: ReturnType<Page['getByRole']>) => {
      await target.waitFor();
      await tabTo(till, target);
      await till.keyboard.press('Enter');
    };
    await till.goto(new URL('/till', gasStation).href);
    await tabTo(till, till.getByLabel(words.name, { exact: true }));
    await till.keyboard.type('demo');
    await tabTo(till, till.getByLabel(words.secret));
    await till.keyboard.type('1234');
    await till.keyboard.press('Enter');
    await till.getByRole('navigation').waitFor();

    await press(till.getByRole('link', { name: words.shift }));
    const open = button(words.openShift);
    const close = button(words.closeShift);
    await open.or(close).first().waitFor();
    if (await open.isVisible()) await press(open);
    await till.getByText(words.report).waitFor();
    await press(till.getByRole('link', { name: words.newOrder }));

    const search = till.getByRole('searchbox');
    await search.waitFor();
    await tabTo(till, search);
    const found = till.waitForResponse((response) => new URL(response.url()).searchParams.get('q') === 'Москва');
    await till.keyboard.type('Москва');
    await found;
    const station = button(/Москва/).first();
    await press(station);
    await press(button(words.fuel));
    await press(button(words.freePump).and(till.locator(':enabled')).first());
    await tabTo(till, till.getByLabel(words.litres, { exact: true }));
    await till.keyboard.type('10');
    await press(button(words.makePrecheck));
    await till.getByRole('heading', { name: words.order }).waitFor();
    await till.getByText(words.awaiting).waitFor();

    await press(button(words.show));
    await till.getByRole('dialog').waitFor();
    await till.keyboard.press('Escape');
    await till.getByRole('dialog').waitFor({ state: 'detached' });
    const [placed] = await simulator.orders();
    await simulator.pay(placed?.id ?? '');
    await till.getByText(words.paid, { exact: true }).waitFor();

    await press(button(words.refund));
    await tabTo(till, till.getByRole('radio', { name: language === 'ru' ? 'Товарами' : 'Goods' }));
    await till.keyboard.press('ArrowRight');
    await tabTo(till, till.getByLabel(words.sum));
    await till.keyboard.type('12,34');
    await tabTo(till, till.getByLabel(words.reason));
    await till.keyboard.type(language === 'ru' ? 'Жалоба на кофе' : 'A complaint');
    await press(till.getByRole('dialog').getByRole('button', { name: words.next }));
    const yes = till.getByRole('alertdialog').getByRole('button', { name: /12[,.]34/ });
    await press(yes);
    await till.getByText(/Жалоба на кофе|A complaint/).waitFor();
    await expect.poll(simulator.log).toContain('"kind":"refund"');
    await press(button(language === 'ru' ? /^Выйти/ : /^Sign out/));
    await till.getByLabel(words.name, { exact: true }).waitFor();
  }

  it('sells, shows the code and refunds a sum, in Russian', () => work('ru'));
  it('sells, shows the code and refunds a sum, in English', () => work('en'));
});
