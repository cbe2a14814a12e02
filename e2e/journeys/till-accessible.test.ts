import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { expectAccessible } from '../support/axe.js';
import { openPage } from '../support/browser.js';
import { forecourt } from '../support/forecourt.js';
import { simulator } from '../support/simulator.js';
import { beginShift, chooseFuel, makePrecheck, signIn, TILL_WORDS, type TillLocale } from '../support/till.js';

const { gasStation, businessLounge } = inject('addresses');

beforeEach(async () => {
  await simulator.reset();
  await forecourt.reset();
});

const LOOKS = (['ru', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ language, colorScheme })),
);

describe.each(LOOKS)('axe finds nothing on the till in $language, $colorScheme,', (look) => {
  const options = { ...look, reducedMotion: 'reduce' } as const;
  const words = TILL_WORDS[look.language];

  it('from signing in to a refund', async () => {
    const entrance = await openPage({ locale: look.language === 'ru' ? 'ru-RU' : 'en-GB', ...options });
    await entrance.goto(new URL('/till', gasStation).href);
    await entrance.getByRole('button', { name: words.enter }).click();
    await expectAccessible(entrance, 'signing in, wrong');

    const till = await beginShift(gasStation, options);
    await till.getByRole('searchbox').waitFor();
    await expectAccessible(till, 'choice of the station');
    await chooseFuel(till, look.language);
    await till.getByRole('button', { name: words.makePrecheck }).waitFor();
    await expectAccessible(till, 'new order');
    await makePrecheck(till, look.language);
    await expectAccessible(till, 'order with its pre-check');
    await till.getByRole('button', { name: words.show }).click();
    await till.getByRole('dialog').waitFor();
    await expectAccessible(till, 'code on the screen');
    await till.keyboard.press('Escape');
    await till.getByRole('button', { name: words.cancelOrder }).click();
    await till.getByRole('dialog').getByRole('button', { name: words.next }).click();
    await expectAccessible(till, 'cancel, no reason given');
    await till.keyboard.press('Escape');

    const [placed] = await simulator.orders();
    await forecourt.play(false);
    await simulator.pay(placed?.id ?? '');
    await till.getByText(/разблокирована|released for/).waitFor();
    await expectAccessible(till, 'order at the pump');
    await forecourt.reset();
    await till.getByText(words.paid, { exact: true }).waitFor({ timeout: 20_000 });
    await till.getByRole('button', { name: words.refund }).click();
    await till.getByRole('dialog').getByRole('button', { name: words.next }).click();
    await expectAccessible(till, 'refund of goods');
    await till.getByRole('radio', { name: words.bySum }).press('ArrowRight');
    await till.getByLabel(words.sum).fill('10');
    await till.getByLabel(words.reason).fill('Тест');
    await expectAccessible(till, 'refund of a sum');
    await till.getByRole('dialog').getByRole('button', { name: words.next }).click();
    await till.getByRole('alertdialog').waitFor();
    await expectAccessible(till, 'question whether to refund');
    await till.getByRole('alertdialog').getByRole('button', { name: words.no }).click();
    await till.keyboard.press('Escape');

    await till.getByRole('link', { name: words.orders }).click();
    await till
      .getByRole('link')
      .filter({ hasText: placed?.merchantOrderId ?? '' })
      .waitFor();
    await expectAccessible(till, 'orders');
    await till.getByRole('searchbox').fill('ZZZZ');
    await till.getByText(/Ничего не нашлось|Nothing was found/).waitFor();
    await expectAccessible(till, 'no orders found');
    await till.getByRole('link', { name: words.shift }).click();
    await till.getByText(words.report).waitFor();
    await expectAccessible(till, 'shift');
    await till.getByRole('button', { name: words.closeShift }).click();
    await till.getByRole('alertdialog').waitFor();
    await expectAccessible(till, 'question whether to close the shift');
    await till.getByRole('alertdialog').getByRole('button', { name: words.closeShift }).click();
    await till.getByText(words.printReport).waitFor();
    await expectAccessible(till, 'closed shift');
    await till.getByRole('link', { name: words.newOrder }).click();
    await till.getByRole('button', { name: words.openShift }).waitFor();
    await expectAccessible(till, 'no shift');
  });

  it('of a lounge', async () => {
    const till = await beginShift(businessLounge, options);
    await till.getByRole('searchbox').fill('SVO');
    await till.getByRole('button').filter({ hasText: 'SVO' }).first().click();
    await till.getByLabel(/Номер рейса|Flight number/).waitFor();
    await expectAccessible(till, 'new order');
  });
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
    await till.keyboard.type('Москва');
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
    await till.getByText(words.paid, { exact: true }).waitFor({ timeout: 20_000 });

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
    await expect.poll(simulator.log, { timeout: 15_000 }).toContain('"kind":"refund"');
    await press(button(language === 'ru' ? /^Выйти/ : /^Sign out/));
    await till.getByLabel(words.name, { exact: true }).waitFor();
  }

  it('sells, shows the code and refunds a sum, in Russian', () => work('ru'));
  it('sells, shows the code and refunds a sum, in English', () => work('en'));
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
    await till.getByText(/done, 30.L of 50.L dispensed/).waitFor({ timeout: 20_000 });
    await till.getByText('Given in part').waitFor({ timeout: 20_000 });
    await till.getByRole('link', { name: words.orders }).click();
    await till
      .getByRole('link')
      .filter({ hasText: placed?.merchantOrderId ?? '' })
      .waitFor();
    const [taken] = await simulator.orders();
    expect(taken?.status).toBe('completed');
  });

  it('keeps its language for the next time', async () => {
    const till = await signIn(gasStation, { language: 'ru' });
    await till.getByRole('button', { name: 'English' }).click();
    await till.getByRole('link', { name: 'New order' }).waitFor();
    await till.reload();
    await till.getByRole('link', { name: 'New order' }).waitFor();
  });
});
