import type { FrameLocator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage, openWorkbench } from '../support/browser.js';
import { useStack } from '../support/stack.js';
import { freshPump } from '../support/stations.js';

const { gasStation } = useStack(['host-simulator', 'gas-station'], { DEMO_STATIONS: '30000' });
const PHONE = { viewport: { width: 375, height: 800 } };

/** The stations of the list. */
const results = (page: Page | FrameLocator) => page.locator('.gs-result');
/** How many are found, as the page says it. */
const count = (page: Page) => page.locator('.gs-results__count');

async function openList(path = '/', options = {}) {
  const page = await openPage(options);
  await page.goto(new URL(path, gasStation).href);
  await results(page).first().waitFor();
  return page;
}

async function showMap(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Карта' }).click();
  await page.locator('.kit-marker').first().waitFor();
}

describe('a driver who looks for a station', () => {
  it('sees the nearest of 30,000 first, with address, distance and direction, and can read on', async () => {
    const page = await openList('/', PHONE);
    await expect.poll(() => count(page).textContent()).toMatch(/Найдено АЗС: 30\s0\d\d/);
    const first = results(page).first();
    expect(await first.textContent()).toMatch(/Москва, .*\(демо\).*(км|м)/);
    expect(await first.getByRole('img').getAttribute('aria-label')).toMatch(/^на /);
    await page.getByRole('button', { name: 'Показать ещё' }).click();
    await expect.poll(() => results(page).count()).toBe(40);
  });

  it.each([
    ['в казани', 'Казань'],
    ['rfpfym', 'Казань'],
    ['екатиринбурк', 'Екатеринбург'],
    ['vladivostok', 'Владивосток'],
  ])('finds «%s» as %s', async (typed, city) => {
    const page = await openList('/', PHONE);
    await page.getByRole('searchbox', { name: /Поиск/ }).fill(typed);
    await expect.poll(() => results(page).first().textContent()).toContain(city);
  });

  it('filters, sees how many are left, and comes back by the address to the same', async () => {
    const page = await openList('/', PHONE);
    await page.getByRole('button', { name: 'Фильтр' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Демо-Кедр' }).click();
    await sheet.getByRole('button', { name: 'АИ-95' }).click();
    // The answers to the presses before this one count more.
    const answered = page.waitForResponse((response) => {
      const { pathname, searchParams } = new URL(response.url());
      return pathname === '/api/stations' && searchParams.get('open') === '1' && searchParams.has('fuel');
    });
    await sheet.getByRole('checkbox', { name: 'Открыто сейчас' }).check({ force: true });
    const { total } = (await (await answered).json()) as { total: number };
    const left = new Intl.NumberFormat('ru').format(total);
    await expect.poll(() => sheet.getByRole('button', { name: /^Показать/ }).textContent()).toBe(`Показать ${left}`);
    await sheet.getByRole('button', { name: /^Показать/ }).click();
    const found = `Найдено АЗС: ${left}`;
    await expect.poll(() => count(page).textContent()).toBe(found);
    expect(await results(page).first().textContent()).toContain('Демо-Кедр');
    await page.reload();
    await expect.poll(() => count(page).textContent()).toBe(found);
    await page.getByRole('button', { name: 'Фильтр (3)' }).waitFor();
  });

  it('sees the cheapest nearby first', async () => {
    const page = await openList('/?fuel=ai95', PHONE);
    await page.getByRole('button', { name: 'Сначала дешёвые' }).click();
    await expect.poll(() => count(page).textContent()).toContain('сначала дешёвые');
    const prices = async () => {
      const texts = await page.locator('.gs-result .gs-price').allTextContents();
      return texts.map((text) => Number(/([\d,]+)\s*₽/.exec(text)?.[1]?.replace(',', '.')));
    };
    const isSorted = (list: number[]) => list.every((price, index) => index === 0 || price >= (list[index - 1] ?? 0));
    await expect.poll(async () => isSorted(await prices())).toBe(true);
    expect(await prices()).toHaveLength(20);
  });

  it('chooses a station on the map; the back gesture closes its sheet', async () => {
    const page = await openList('/', PHONE);
    await showMap(page);
    await page.locator('.kit-marker').first().press('Enter');
    await page.getByRole('button', { name: 'Заправиться' }).waitFor();
    expect(await page.getByRole('link', { name: 'Маршрут' }).getAttribute('href')).toContain('yandex.ru/maps');
    await page.goBack();
    await expect.poll(() => page.getByRole('button', { name: 'Заправиться' }).count()).toBe(0);
    await page.locator('.kit-marker').first().waitFor();
  });

  it('opens a station on the map by its address', async () => {
    const page = await openPage(PHONE);
    const { station } = await freshPump();
    await page.goto(new URL(`/?view=map&station=${station}`, gasStation).href);
    await page.getByRole('button', { name: 'Заправиться' }).click();
    await page.getByRole('heading', { name: 'Выберите тип топлива' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/stations/${station}`);
  });

  it('zooms out to clusters with counts, and into one by keyboard; the list follows the map', async () => {
    const page = await openList('/?view=map', { viewport: { width: 1280, height: 800 } });
    for (let step = 0; step < 4; step += 1) {
      await page.getByRole('button', { name: 'Отдалить' }).click();
      await page.waitForFunction(() => !document.querySelector('.leaflet-zoom-anim'));
    }
    const cluster = page.getByRole('button', { name: /АЗС рядом, приблизить/ }).first();
    await cluster.waitFor();
    await page.getByRole('button', { name: 'В области карты' }).or(page.getByText('В области карты')).first().waitFor();
    const before = await count(page).textContent();
    await cluster.press('Enter');
    await expect.poll(() => count(page).textContent()).not.toBe(before);
  });

  it('keeps favourites and recent stations', async () => {
    const page = await openList('/', PHONE);
    await page
      .getByRole('button', { name: /^В избранное/ })
      .first()
      .click();
    await page.getByRole('link', { name: /^Избранное/ }).waitFor();
    // Others sell nothing at night.
    await results(page).filter({ hasText: 'Круглосуточно' }).nth(1).getByRole('link').click();
    await page.getByRole('heading', { name: 'Выберите тип топлива' }).waitFor();
    await page.goto(gasStation);
    await page.getByRole('link', { name: /^Избранное/ }).waitFor();
    await page.getByRole('link', { name: /^Недавнее/ }).waitFor();
  });

  it('who refuses a position chooses a city', async () => {
    const page = await openList('/', { ...PHONE, permissions: [] });
    await page.getByRole('button', { name: 'Рядом со мной' }).click();
    const allow = page.getByRole('button', { name: 'Разрешить' });
    const refused = page.getByText(/геопозиции закрыт|Не получилось определить/);
    await allow.or(refused).first().waitFor();
    if (await allow.isVisible()) await allow.click();
    await refused.waitFor();
    await page.getByRole('searchbox', { name: 'Найти город' }).fill('томск');
    await page.getByRole('button', { name: /Томск/ }).click();
    await expect.poll(() => results(page).first().textContent()).toContain('Томск');
  });

  it('who gives a position sees what is around it', async () => {
    const at = { geolocation: { latitude: 59.9386, longitude: 30.3141 }, permissions: ['geolocation'] };
    const page = await openList('/', { ...PHONE, ...at });
    await page.getByRole('button', { name: 'Рядом со мной' }).click();
    await expect.poll(() => results(page).first().textContent()).toContain('Санкт-Петербург');
  });

  it('who loses the connection sees older stations with their age, and new ones when it is back', async () => {
    const page = await openList('/', PHONE);
    await page.context().setOffline(true);
    await page.getByRole('searchbox', { name: /Поиск/ }).fill('казань');
    await page.getByText(/Нет связи\. Данные на/).waitFor();
    await expect.poll(() => results(page).count()).toBe(20);
    await page.context().setOffline(false);
    await expect.poll(() => results(page).first().textContent()).toContain('Казань');
    await page.getByText(/Нет связи/).waitFor({ state: 'detached' });
  });
});

it('in a frame whose storage is denied everything works', async () => {
  const { page, frame } = await openWorkbench({ url: gasStation, mode: 'order-app', preset: 'flight-svo-led' }, PHONE);
  await page.context().addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.reload();
  await results(frame).first().waitFor();
  await frame
    .getByRole('button', { name: /^В избранное/ })
    .first()
    .click();
  await frame.getByRole('link', { name: /^Избранное/ }).waitFor();
});
