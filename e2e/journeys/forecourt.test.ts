import { beforeEach, describe, expect, it } from 'vitest';
import { decodeQr, readPicture } from '../../conformance/pre-check-qr/decode.js';
import { expectAccessible } from '../support/axe.js';
import { openPage } from '../support/browser.js';
import { forecourt, SLOW_FLOW } from '../support/forecourt.js';
import { orderFuel, readFuelOrder } from '../support/fuel-order.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';
import { freshPump } from '../support/stations.js';

const { gasStation } = useStack(['host-simulator', 'gas-station']);

beforeEach(async () => {
  await simulator.reset();
  await forecourt.play(false, 400);
});

/** A paid order that waits at a pump of its own. */
async function paidOrder() {
  const fresh = await freshPump();
  const { id, number } = await orderFuel(fresh);
  await simulator.pay((await simulator.orderWithNumber(number)).id);
  await expect.poll(async () => (await readFuelOrder(id)).fulfilmentState).toBe('in_progress');
  return { id, stationId: fresh.station, pump: fresh.pump };
}

const LOOKS = [
  { locale: 'ru-RU', colorScheme: 'light', viewport: { width: 375, height: 800 } },
  { locale: 'ru-RU', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 375, height: 800 } },
  { locale: 'en-GB', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
] as const;

describe('the simulated forecourt', () => {
  it('is played by keyboard, live: lift, squeeze, hang up early, and the rest goes back', async () => {
    const page = await openPage();
    await page.goto(new URL('/forecourt', gasStation).href);
    await page
      .getByRole('button', { name: /Москва/ })
      .first()
      .waitFor();
    const { id, stationId, pump } = await paidOrder();
    await page.getByRole('button', { name: /Заказов: 1/ }).press('Enter');
    expect(new URL(page.url()).pathname).toBe(`/forecourt/${stationId}`);
    const card = page.getByRole('region', { name: `Колонка ${pump}`, exact: true });
    const press = (name: RegExp) => card.getByRole('button', { name }).press('Enter');
    await card.getByText('Пистолет можно снять').waitFor();
    await page.getByLabel('Скорость налива').selectOption('40');
    await expect.poll(forecourt.litresPerMinute).toBe(40);
    await press(/^Снять пистолет/);
    await press(/^Нажать на рычаг/);
    await card.getByText(/^[1-9][\d,]*.л из 10.л/).waitFor();
    await press(/^Отпустить рычаг/);
    await card.getByText('Пауза').waitFor();
    await press(/^Повесить пистолет/);
    await card.getByText('Свободна').waitFor();
    await expect.poll(async () => (await readFuelOrder(id)).fulfilmentState).toBe('partial');
    const { given = [], refunds } = await readFuelOrder(id);
    expect(given[0]).toBeGreaterThan(0);
    expect(given[0]).toBeLessThan(10_000);
    expect(refunds).toMatchObject([{ reason: 'rest' }]);
  });

  it('breaks a pump, lets another car come, and has the code of the pump', async () => {
    const { id, stationId, pump } = await paidOrder();
    const page = await openPage();
    await page.goto(new URL(`/forecourt/${stationId}`, gasStation).href);
    const card = page.getByRole('region', { name: `Колонка ${pump}`, exact: true });
    await card.getByRole('button', { name: /^Сломать/ }).click();
    await card.getByText('Не работает').waitFor();
    await expect.poll(async () => (await readFuelOrder(id)).fulfilmentState).toBe('unavailable');
    await card.getByRole('button', { name: /^Починить/ }).click();
    await card.getByRole('button', { name: /^Подъехала чужая машина/ }).click();
    await card.getByText('Стоит чужая машина').waitFor();
    await card.getByRole('button', { name: /^Чужая машина уехала/ }).click();
    await card.getByText('Код на колонке').click();
    const code = await card.getByRole('img', { name: `QR-код колонки ${pump}` }).screenshot();
    const address = new URL(`/stations/${stationId}?pump=${pump}`, gasStation).href;
    expect(decodeQr(readPicture(code))).toBe(address);
    expect(await card.getByRole('link').getAttribute('href')).toBe(address);
  });

  it('says when its stream is refused, shows what it can have, and heals by itself', async () => {
    const { stationId, pump } = await paidOrder();
    const page = await openPage();
    // As a proxy does while its server restarts.
    await page.route(/\/events$/, (route) => route.fulfill({ status: 502, body: 'Bad Gateway' }), { times: 1 });
    await page.goto(new URL(`/forecourt/${stationId}`, gasStation).href);
    const lost = page.getByText('Связь прервалась');
    await lost.waitFor();
    const card = page.getByRole('region', { name: `Колонка ${pump}`, exact: true });
    await card.getByText('Пистолет можно снять').waitFor();
    await lost.waitFor({ state: 'detached' });
    await forecourt.act(stationId, pump, 'break');
    await card.getByText('Не работает').waitFor();
    await forecourt.act(stationId, pump, 'mend');
    await card.getByText('Не работает').waitFor({ state: 'detached' });
  });

  it('is in nobody’s frame', async () => {
    const response = await fetch(new URL('/forecourt', gasStation));
    expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  });

  it.each(LOOKS)('has nothing for axe in $locale, $colorScheme', async (look) => {
    await forecourt.play(false, SLOW_FLOW);
    const { stationId, pump } = await paidOrder();
    const page = await openPage({ ...look, reducedMotion: 'reduce' });
    await page.goto(new URL('/forecourt', gasStation).href);
    await page
      .getByRole('button', { name: /Заказов|Orders/ })
      .first()
      .waitFor();
    await expectAccessible(page, 'stations');
    await page.goto(new URL(`/forecourt/${stationId}`, gasStation).href);
    const card = page.getByRole('region', { name: new RegExp(`^(Колонка|Pump) ${pump}$`) });
    await card.getByText(/Код на колонке|Code on the pump/).click();
    await expectAccessible(page, 'pumps');
    await forecourt.act(stationId, pump, 'lift');
    await forecourt.act(stationId, pump, 'squeeze');
    await card.getByText(/^(0[,.]\d|[1-9]).*(л из|L of) /).waitFor();
    await expectAccessible(page, 'fuel flows');
    await page.goto(new URL('/forecourt/gone', gasStation).href);
    await page.getByText(/Такой АЗС нет|no such station/).waitFor();
    await expectAccessible(page, 'a station that is gone');
  });
});
