import type { Page } from 'playwright-core';
import { confirmationPage } from './driver.js';
import { showOutcome } from './outcomes.js';
import { stack } from './stack.js';
import type { TestPump } from './stations.js';

const { gasStation } = stack;

const at = (path: string) => new URL(path, gasStation).href;

/** A screen, and how it is reached. */
export interface Screen {
  name: string;
  open(page: Page, pump: TestPump): Promise<void>;
}

/** Every screen of the gas station before the payment, and what opens over them. */
export const SCREENS: readonly Screen[] = [
  {
    name: 'list',
    open: async (page) => {
      await page.goto(at('/'));
      await page.locator('.gs-result').first().waitFor();
    },
  },
  {
    name: 'list with the sheet of filters',
    open: async (page) => {
      await page.goto(at('/'));
      await page.locator('.gs-result').first().waitFor();
      await page.getByRole('button', { name: /^(Фильтр|Filter)/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'list with the question for the position',
    open: async (page) => {
      await page.goto(at('/'));
      await page.locator('.gs-result').first().waitFor();
      await page.getByRole('button', { name: /Рядом со мной|Near me/ }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'list with the sheet of cities',
    open: async (page) => {
      await page.goto(at('/'));
      await page.locator('.gs-result').first().waitFor();
      await page.getByRole('button', { name: /Место поиска|Searching around/ }).click();
      await page.getByRole('dialog').getByRole('searchbox').waitFor();
    },
  },
  {
    name: 'list that found nothing',
    open: async (page) => {
      await page.goto(at('/?q=xyzxyzxyz'));
      await page.getByText(/Ничего не нашлось|Nothing found/).waitFor();
    },
  },
  {
    name: 'map with a station',
    open: async (page) => {
      await page.goto(at('/?view=map&station=d7'));
      await page.getByRole('button', { name: /Заправиться|Refuel/ }).waitFor();
      await page.locator('.kit-marker').first().waitFor();
    },
  },
  {
    name: 'station, nothing chosen',
    open: async (page, { station }) => {
      await page.goto(at(`/stations/${station}`));
      await page.getByRole('button', { name: /Далее|Next/ }).waitFor();
    },
  },
  {
    name: 'station, all chosen',
    open: async (page, { station, pump, extras }) => {
      await page.goto(at(`/stations/${station}?fuel=ai95&pump=${pump}&litres=20000&extra=${extras[0]}:2`));
      await page.getByRole('button', { name: /Далее|Next/, disabled: false }).waitFor();
    },
  },
  {
    name: 'station, full tank',
    open: async (page, { station, pump }) => {
      await page.goto(at(`/stations/${station}?fuel=ai95&pump=${pump}&full=50000`));
      await page.getByText(/Заморозим|We hold/).waitFor();
    },
  },
  {
    name: 'station that is gone',
    open: async (page) => {
      await page.goto(at('/stations/gone'));
      await page.getByText(/АЗС не найдена|Station not found/).waitFor();
    },
  },
  {
    name: 'confirmation with wrong contacts and another price',
    open: async (page, pump) => {
      const extras = [{ id: pump.extras[0], count: 2 }];
      await page.goto(confirmationPage(pump, { extras }, pump.price + 1));
      await page.getByRole('button', { name: /^(Оплатить|Pay)$/ }).click();
      await page.getByText(/Введите адрес|Enter an address/).waitFor();
    },
  },
  {
    name: 'confirmation of a full tank',
    open: async (page, pump) => {
      await page.goto(confirmationPage(pump, { volume: { kind: 'full_tank', most: 50_000 } }));
      await page.getByRole('button', { name: /^(Заморозить|Hold the sum)$/ }).waitFor();
    },
  },
  {
    name: 'confirmation of nothing',
    open: async (page) => {
      await page.goto(at('/confirm'));
      await page.getByText(/Заказ не выбран|No order chosen/).waitFor();
    },
  },
  {
    name: 'order that nobody knows',
    open: async (page) => {
      await page.goto(at('/payment/success?order=unknown'));
      await page.getByText(/Заказ не найден|Order not found/).waitFor();
    },
  },
  {
    name: 'question whether to cancel',
    open: async (page) => {
      await showOutcome(page, 'released');
      await page.getByRole('button', { name: /Отменить заказ|Cancel the order/ }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'list and map side by side',
    open: async (page) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(at('/'));
      await page.locator('.kit-marker').first().waitFor();
    },
  },
];
