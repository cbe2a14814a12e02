// @vitest-environment happy-dom

import type { Answers } from '@invoicebox/mini-app-kit/testing';
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import type { StationItem } from '../../shared/catalogue.js';
import { stationDetails, stationItem } from '../test-support/fixtures.js';
import { openApp } from '../test-support/open-app.js';
import { prefetchStations } from './use-station-list.js';

const ANSWERS: Answers = {
  '/api/stations': {
    json: { stations: [stationItem({ metres: 560 })], total: 2997, demonstration: true },
  },
  '/api/filters': { json: { networks: [{ name: 'Демо-Кедр', stations: 5 }], fuels: ['ai92', 'ai95', 'diesel'] } },
  '/api/cities': {
    json: {
      cities: [
        { name: 'Королёв', lat: 55.92, lon: 37.82, stations: 12 },
        { name: 'Казань', lat: 55.79, lon: 49.12, stations: 38 },
      ],
    },
  },
};

const open = (address = '/', answers = ANSWERS) => openApp({ address, answers, host: {} });
const stationCalls = ({ calls }: ReturnType<typeof openApp>) =>
  calls.filter(({ path }) => path === '/api/stations').map(({ query }) => query);

describe('the list', () => {
  it('shows a skeleton, then the nearest stations, counted and labelled as a demonstration', async () => {
    open();
    expect(screen.getByText(/Загрузка…|Loading…/)).toBeTruthy();
    const link = await screen.findByRole('link', { name: /Демо-Кедр/ });
    expect(link.textContent).toContain('Круглосуточно');
    expect(link.textContent?.replaceAll('\u00a0', ' ')).toMatch(/АИ-95 66,66 ₽.*560 м/);
    expect(link.getAttribute('href')).toBe('/stations/d1');
    expect(screen.getByText(/Найдено АЗС/).textContent).toContain('2\u00a0997');
    expect(screen.getByText('Демонстрационные данные')).toBeTruthy();
  });

  it('has from its first moment what was asked for before it was there', async () => {
    const {
      state: { finder },
      calls,
    } = open();
    await screen.findByRole('link', { name: /Демо-Кедр/ });
    prefetchStations(finder.search.peek());
    await waitFor(() => expect(calls.filter(({ path }) => path === '/api/stations')).toHaveLength(2));
    const again = open();
    await screen.findByRole('link', { name: /Демо-Кедр/ });
    expect(stationCalls(again)).toHaveLength(0);
    // The next search is not prefetched.
    fireEvent.click(await screen.findByRole('button', { name: 'АИ-92' }));
    await waitFor(() => expect(stationCalls(again).at(-1)?.get('fuel')).toBe('ai92'));
  });

  it('shows the rows that fit on a screen first, then the others', async () => {
    const stations = Array.from({ length: 20 }, (_, index) => stationItem({ id: `d${index}`, title: `АЗС ${index}` }));
    open('/', { ...ANSWERS, '/api/stations': { json: { stations, total: 20, demonstration: true } } });
    await screen.findByRole('link', { name: /АЗС 0/ });
    await waitFor(() => expect(screen.getAllByRole('link', { name: /АЗС \d+/ })).toHaveLength(20));
  });

  it.each<[Partial<StationItem>, string[]]>([
    [{ status: { state: 'closed', opens: { day: null, time: '07:00' } } }, ['Закрыто до 07:00']],
    [{ status: { state: 'closed', opens: { day: 0, time: '07:00' } } }, ['Закрыто до пн 07:00']],
    [{ status: { state: 'closed', opens: null } }, ['Закрыто']],
    [{ status: { state: 'closed_for_now' }, payable: false }, ['Временно закрыто', 'Без оплаты в приложении']],
    [{ status: { state: 'open', until: null } }, ['Открыто']],
    [{ status: { state: 'unknown' }, payable: false }, ['Часы не указаны', 'Без оплаты в приложении']],
    [{ fuels: { ai95: null }, payable: false }, ['АИ-95 нет цены']],
    [{ fuels: { ai95_plus: 70_00 }, fuelNames: { ai95_plus: 'G-Drive 95' } }, ['G-Drive 95 70,00 ₽']],
    [{ title: 'Лукойл · <b>АЗС</b>', fuels: {} }, ['Лукойл · <b>АЗС</b>']],
  ])('shows a station as what it is: %j', async (changes, said) => {
    const stations = [stationItem({ ...changes, city: 'Тула', address: 'Тула' })];
    open('/', { ...ANSWERS, '/api/stations': { json: { stations, total: 1, demonstration: false } } });
    const link = await screen.findByRole('link', { name: new RegExp(stations[0]?.title ?? '') });
    const text = link.textContent?.replaceAll('\u00a0', ' ') ?? '';
    for (const words of said) expect(text).toContain(words);
    // A city that is the whole address is said once.
    expect(text.split('Тула')).toHaveLength(2);
    expect(text).not.toContain('24/7');
  });

  it('searches around Moscow unless the address says otherwise', async () => {
    const app = open();
    await screen.findByRole('link', { name: /Демо-Кедр/ });
    expect(stationCalls(app)[0]?.get('lat')).toBe('55.7522');
    const other = open('/?lat=59.9&lon=30.3&fuel=ai92&brand=A&brand=B');
    await waitFor(() => expect(stationCalls(other)).toHaveLength(1));
    const query = stationCalls(other)[0];
    expect([query?.get('lat'), query?.get('fuel'), query?.getAll('brand')]).toEqual(['59.9', 'ai92', ['A', 'B']]);
  });

  it('filters by a fuel, in the request, the prices and the address', async () => {
    const app = open('/?id=frame-1');
    const chip = await screen.findByRole('button', { name: 'АИ-92' });
    expect(chip.getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(chip);
    await waitFor(() => expect(stationCalls(app).at(-1)?.get('fuel')).toBe('ai92'));
    expect(screen.getByRole('button', { name: 'АИ-92' }).getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByRole('link', { name: /Демо-Кедр/ }).textContent).toContain('60,00');
    const parameters = new URLSearchParams(location.search);
    expect([parameters.get('fuel'), parameters.get('id')]).toEqual(['ai92', 'frame-1']);
  });

  it('waits for a pause in typing before it asks', async () => {
    const app = open();
    await screen.findByRole('link', { name: /Демо-Кедр/ });
    const field = screen.getByRole('searchbox', { name: /Поиск/ });
    for (const value of ['к', 'ко', 'кор']) fireEvent.input(field, { target: { value } });
    await waitFor(() => expect(stationCalls(app).at(-1)?.get('q')).toBe('кор'));
    expect(stationCalls(app).map((query) => query.get('q'))).toEqual([null, 'кор']);
  });

  it('offers to reset what finds nothing', async () => {
    const app = open('/?q=xyz&fuel=ai92', {
      ...ANSWERS,
      '/api/stations': { json: { stations: [], total: 0, demonstration: false } },
    });
    await screen.findByText('Ничего не нашлось');
    fireEvent.click(screen.getByRole('button', { name: 'Сбросить' }));
    expect(app.state.finder.search.value).toMatchObject({ text: '', fuel: null });
  });

  it('offers to try again when the server fails', async () => {
    const failing = { ...ANSWERS, '/api/stations': { status: 500, json: 'broken' } };
    open('/', failing);
    await screen.findByRole('alert');
    failing['/api/stations'] = ANSWERS['/api/stations'] as (typeof failing)['/api/stations'];
    fireEvent.click(screen.getByRole('button', { name: 'Повторить' }));
    expect(await screen.findByRole('link', { name: /Демо-Кедр/ })).toBeTruthy();
  });

  it('speaks English with an English host', async () => {
    openApp({ address: '/', answers: ANSWERS, host: { locale: 'en' } });
    expect(await screen.findByText('Demonstration data')).toBeTruthy();
    expect(screen.getByRole('radio', { name: 'Map' })).toBeTruthy();
  });
});

describe('«Рядом со мной»', () => {
  const geolocation = (getCurrentPosition: unknown) =>
    vi.stubGlobal('navigator', { language: 'ru', geolocation: { getCurrentPosition } });

  it('searches around the device, asked for only after a press', async () => {
    const ask = vi.fn((onFound: PositionCallback) =>
      onFound({ coords: { latitude: 59.93428, longitude: 30.3351 } } as GeolocationPosition),
    );
    geolocation(ask);
    const app = open();
    await screen.findByRole('link', { name: /Демо-Кедр/ });
    expect(ask).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Рядом со мной' }));
    expect(await screen.findByRole('alertdialog', { name: 'Показать АЗС рядом с вами?' })).toBeTruthy();
    expect(ask).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Разрешить' }));
    await waitFor(() => expect(stationCalls(app).at(-1)?.get('lat')).toBe('59.9343'));
  });

  it('once allowed asks no more questions', async () => {
    const ask = vi.fn();
    const permissions = { query: async () => ({ state: 'granted' }) };
    vi.stubGlobal('navigator', { language: 'ru', permissions, geolocation: { getCurrentPosition: ask } });
    open();
    fireEvent.click(await screen.findByRole('button', { name: 'Рядом со мной' }));
    await waitFor(() => expect(ask).toHaveBeenCalledTimes(1));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('refused in the app’s own question, asks the browser nothing, remembers it, and can be taken back', async () => {
    const ask = vi.fn((onFound: PositionCallback) =>
      onFound({ coords: { latitude: 59.93428, longitude: 30.3351 } } as GeolocationPosition),
    );
    geolocation(ask);
    const app = open();
    fireEvent.click(await screen.findByRole('button', { name: 'Рядом со мной' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Не сейчас' }));
    expect(await screen.findByText(/как вы просили/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Закрыть' }));
    fireEvent.click(screen.getByRole('button', { name: 'Рядом со мной' }));
    expect(await screen.findByText(/как вы просили/)).toBeTruthy();
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(ask).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Всё-таки определить' }));
    await waitFor(() => expect(stationCalls(app).at(-1)?.get('lat')).toBe('59.9343'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('refused, lets choose a city instead', async () => {
    geolocation((_: unknown, onError: PositionErrorCallback) => onError({ code: 1 } as GeolocationPositionError));
    const app = open();
    fireEvent.click(await screen.findByRole('button', { name: 'Рядом со мной' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Разрешить' }));
    expect(await screen.findByText(/Доступ к геопозиции закрыт/)).toBeTruthy();
    fireEvent.input(await screen.findByRole('searchbox', { name: 'Найти город' }), { target: { value: 'королев' } });
    await waitFor(() => expect(screen.queryByRole('button', { name: /Казань/ })).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: /Королёв/ }));
    await waitFor(() => expect(stationCalls(app).at(-1)?.get('lon')).toBe('37.82'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button', { name: 'Место поиска: Королёв' })).toBeTruthy();
  });
});

describe('a point of sale of the host', () => {
  it('opens its station', async () => {
    openApp({
      address: '/?id=frame-1',
      answers: {
        ...ANSWERS,
        '/api/shops/42': { json: stationDetails() },
        '/api/stations/d1': { json: stationDetails() },
      },
      host: { shopId: 42 },
    });
    expect(await screen.findByText('Выберите тип топлива')).toBeTruthy();
    expect(location.pathname + location.search).toBe('/stations/d1?id=frame-1');
  });

  it('that no station is leaves the list', async () => {
    openApp({ address: '/', answers: ANSWERS, host: { shopId: 43 } });
    expect(await screen.findByRole('link', { name: /Демо-Кедр/ })).toBeTruthy();
  });
});
