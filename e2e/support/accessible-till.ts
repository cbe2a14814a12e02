import { beforeEach, describe, it } from 'vitest';
import { expectAccessible } from './axe.js';
import { openPage } from './browser.js';
import { forecourt } from './forecourt.js';
import { simulator } from './simulator.js';
import { useStack } from './stack.js';
import { beginShift, chooseFuel, makePrecheck, TILL_WORDS, type TillLocale } from './till.js';

/** Runs axe on every screen of the till in one language and both themes. */
export function describeTillAccessibility(language: TillLocale): void {
  const { gasStation, businessLounge } = useStack(['host-simulator', 'gas-station', 'business-lounge']);
  const words = TILL_WORDS[language];

  beforeEach(async () => {
    await simulator.reset();
    await forecourt.reset();
  });

  describe.each(['light', 'dark'] as const)('axe finds nothing on the till in the %s theme,', (colorScheme) => {
    const options = { language, colorScheme, reducedMotion: 'reduce' } as const;

    it('from signing in to a refund', async () => {
      const entrance = await openPage({ locale: language === 'ru' ? 'ru-RU' : 'en-GB', ...options });
      await entrance.goto(new URL('/till', gasStation).href);
      await entrance.getByRole('button', { name: words.enter }).click();
      await expectAccessible(entrance, 'signing in, wrong');

      const till = await beginShift(gasStation, options);
      await till.getByRole('searchbox').waitFor();
      await expectAccessible(till, 'choice of the station');
      await chooseFuel(till, language);
      await till.getByRole('button', { name: words.makePrecheck }).waitFor();
      await expectAccessible(till, 'new order');
      await makePrecheck(till, language);
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
      await till.getByText(words.paid, { exact: true }).waitFor();
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
}
