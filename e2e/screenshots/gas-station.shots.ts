import type { Page } from 'playwright-core';
import { beforeEach, describe, it } from 'vitest';
import { openPage } from '../support/browser.js';
import { confirmationPage } from '../support/driver.js';
import { OUTCOMES, showOutcome } from '../support/outcomes.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';
import { freshPump } from '../support/stations.js';
import { contextOf, LOOKS, notingCamera } from './camera.js';
import { makeSheet } from './sheet.js';

const { gasStation } = useStack(['host-simulator', 'gas-station'], { DEMO_STATIONS: '30000' });

beforeEach(simulator.reset);

const at = (path: string) => new URL(path, gasStation).href;

/** The map has its stations and, as the last thing that comes, the names of the cities. */
async function mapDrawn(page: Page): Promise<void> {
  await page.locator('.kit-marker').first().waitFor();
  await page.locator('.kit-label').first().waitFor({ state: 'attached' });
}

describe.each(LOOKS)('the gas station at $width px, $colorScheme', (look) => {
  const { taken, of: cameraOf } = notingCamera(look);

  it('finding', async () => {
    const page = await openPage(contextOf(look));
    const shoot = cameraOf(page);
    await page.goto(gasStation);
    await page.locator('.gs-result').first().waitFor();
    if (look.width > 375) await mapDrawn(page);
    await shoot('gas-station-list');
    await page.getByRole('button', { name: 'Рядом со мной' }).click();
    await page.getByRole('alertdialog').waitFor();
    await shoot('gas-station-location');
    await page.getByRole('button', { name: 'Не сейчас' }).click();
    await page.getByRole('dialog').getByRole('searchbox').waitFor();
    await shoot('gas-station-cities');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Фильтр' }).click();
    await page.getByRole('dialog').waitFor();
    await shoot('gas-station-filter');
    if (look.width > 375) return;
    await page.goto(at('/?view=map'));
    await mapDrawn(page);
    await shoot('gas-station-map');
    await page.locator('.kit-marker').nth(20).press('Enter');
    await page.getByText('Заправиться').waitFor();
    await shoot('gas-station-sheet');
  });

  it('choosing and confirming', async () => {
    const page = await openPage(contextOf(look));
    const shoot = cameraOf(page);
    const chosenPump = await freshPump();
    const { station, pump, price } = chosenPump;
    const extras = [{ id: chosenPump.extras[0], count: 2 }];
    const chosen = `fuel=ai95&pump=${pump}&extra=${chosenPump.extras[0]}:2`;
    await page.goto(at(`/stations/${station}?${chosen}&litres=20000`));
    await page.getByRole('button', { name: 'Далее', disabled: false }).waitFor();
    await shoot('gas-station-station');
    await page.getByRole('heading', { name: 'Сколько заправить' }).evaluate((element) => element.scrollIntoView());
    await shoot('gas-station-volume');
    await page.getByRole('heading', { name: 'Добавьте к заправке' }).evaluate((element) => element.scrollIntoView());
    await shoot('gas-station-extras');
    await page.getByRole('button', { name: 'Автомобиль и водитель' }).click();
    await page.getByRole('dialog').waitFor();
    await shoot('gas-station-vehicle');
    await page.keyboard.press('Escape');
    await page.goto(at(`/stations/${station}?${chosen}&full=50000`));
    await page.getByText('Заморозим').waitFor();
    await page.getByRole('heading', { name: 'Сколько заправить' }).evaluate((element) => element.scrollIntoView());
    await shoot('gas-station-full-tank');
    await page.goto(confirmationPage(chosenPump, { extras }, price - 100));
    await page.getByLabel('Электронная почта').fill('anna@example.ru');
    await page
      .getByRole('alert')
      .first()
      .evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await shoot('gas-station-confirm');
    await page.goto(confirmationPage(chosenPump, { extras, volume: { kind: 'full_tank', most: 50_000 } }));
    await page.getByRole('button', { name: 'Заморозить' }).waitFor();
    await shoot('gas-station-confirm-full-tank');
    await page.getByLabel('Электронная почта').fill('anna@example.ru');
    await page.getByRole('button', { name: 'Заморозить' }).click();
    await page.waitForURL(/\/pay\//);
    await page.getByRole('button', { name: 'Оплатить' }).waitFor();
    await shoot('gas-station-payment-page');
  });

  it('paying and fuelling', async () => {
    const page = await openPage(contextOf(look));
    const shoot = cameraOf(page);
    for (const outcome of OUTCOMES) {
      await showOutcome(page, outcome);
      await shoot(`gas-station-${outcome.replaceAll('_', '-')}`);
    }
    await showOutcome(page, 'released');
    await page.getByRole('button', { name: 'Отменить заказ' }).click();
    await shoot('gas-station-cancel');
  });

  it('all of them on one sheet', () => makeSheet('gas-station-screens', taken, look));
});
