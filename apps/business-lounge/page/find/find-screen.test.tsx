// @vitest-environment happy-dom
import { type Answers, closeMiniApp, type OpenedMiniApp, type Opening } from '@invoicebox/mini-app-kit/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BookingStore } from '../lounge/booking-store.js';
import { DXB, FLIGHT_METADATA, LED, NOW, SVO } from '../test-support/fixtures.js';
import { openApp, SUBORDER, serverAnswers } from '../test-support/open-app.js';

let answers: Answers;
let app: OpenedMiniApp<BookingStore>;

function open(opening: Opening = {}) {
  app = openApp(answers, opening);
  return app;
}

beforeEach(() => {
  answers = serverAnswers();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
  closeMiniApp();
});

describe('the first screen of a stand-alone order', () => {
  it('shows the airports that have lounges and leads to one', async () => {
    open();
    const airports = await screen.findByRole('list', { name: 'Аэропорты' });
    expect(within(airports).getAllByRole('link')).toHaveLength(3);
    fireEvent.click(within(airports).getByRole('link', { name: /Шереметьево \(SVO\), Россия/ }));
    expect(await screen.findByRole('heading', { name: 'Москва, Шереметьево (SVO)' })).toBeTruthy();
    expect(location.search).toContain('airport=SVO');
    expect(screen.getByRole('link', { name: /Облако/ }).getAttribute('href')).toBe(
      '/lounges/svo-b-oblako?procedure=departure',
    );
  });

  it('searches after a pause of typing and says how much was found', async () => {
    open();
    await screen.findByRole('list', { name: 'Аэропорты' });
    answers['/api/airports'] = { json: { airports: [LED] } };
    fireEvent.input(screen.getByRole('searchbox', { name: 'Город, аэропорт или код' }), { target: { value: 'пулк' } });
    expect(await screen.findByText('Найдено: 1 аэропорт')).toBeTruthy();
    expect(app.calls.filter(({ path }) => path === '/api/airports').map(({ query }) => query.get('q'))).toEqual([
      '',
      'пулк',
    ]);
  });

  it('says that nothing was found', async () => {
    answers['/api/airports'] = { json: { airports: [] } };
    open();
    expect(await screen.findByRole('heading', { name: 'Ничего не нашлось' })).toBeTruthy();
  });

  it('says so where an airport has no lounge for the procedure', async () => {
    answers['/api/lounges'] = { json: { airports: [DXB], lounges: [] } };
    open({ address: '/?airport=DXB&procedure=arrival' });
    expect(await screen.findByRole('heading', { name: 'Здесь нет залов для прилетающих' })).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'Вылет' }));
    expect(await screen.findByRole('heading', { name: 'Здесь нет залов для вылетающих' })).toBeTruthy();
    expect(location.search).toBe('?airport=DXB&procedure=departure');
  });

  it('offers to try again when the server is out of reach', async () => {
    answers['/api/airports'] = 'offline';
    open();
    const retry = await screen.findByRole('button', { name: 'Повторить' });
    answers['/api/airports'] = { json: { airports: [SVO] } };
    fireEvent.click(retry);
    expect(await screen.findByRole('link', { name: /SVO/ })).toBeTruthy();
  });

  it('speaks English to an English host', async () => {
    open({ host: { locale: 'en' } });
    expect(await screen.findByRole('heading', { name: 'Business lounges', level: 1 })).toBeTruthy();
  });

  it('works at top level', async () => {
    open({ host: null });
    expect(await screen.findByRole('link', { name: /SVO/ })).toBeTruthy();
  });
});

describe('the first screen of an extra to a main order', () => {
  it('proposes lounges for the flight, with the flight in their addresses', async () => {
    const { sent } = open({ host: SUBORDER, metaData: [FLIGHT_METADATA], address: '/?id=embedding-1' });
    const title = 'SU 012 · Москва (SVO) → Санкт-Петербург (LED) · 23 ноября, 09:40';
    const flight = await screen.findByRole('region', { name: title });
    const departures = within(flight).getByRole('list', { name: 'Перед вылетом: Шереметьево (SVO)' });
    expect(
      within(departures)
        .getByRole('link', { name: /Облако/ })
        .getAttribute('href'),
    ).toBe('/lounges/svo-b-oblako?procedure=departure&flight=SU+012&at=2026-11-23T09%3A40&id=embedding-1');
    const arrivals = within(flight).getByRole('list', { name: 'После прилёта: Пулково (LED), 11:10' });
    expect(within(arrivals).getByRole('link', { name: /Нева.*3.500/ })).toBeTruthy();
    expect(app.calls.find(({ path }) => path === '/api/lounges')?.query.get('airport')).toBe('SVO,LED');
    expect(sent()).toEqual([]);
  });

  it.each<[string, unknown[]]>([
    ['no metadata', []],
    ['a hotel', [{ '@type': 'LodgingReservation', reservationFor: { name: 'Волга' } }]],
    ['nonsense', ['text', 7, null, [[]], { '@type': 'FlightReservation', reservationFor: 'none' }]],
  ])('says that there is nothing for %s, and asks the server for no lounges', async (_, metaData) => {
    const { sent } = open({ host: SUBORDER, metaData });
    expect(await screen.findByRole('heading', { name: 'Для этого заказа бизнес-залов нет' })).toBeTruthy();
    await waitFor(() => expect(sent()).toEqual([['unavailable', null]]));
    expect(app.calls.filter(({ path }) => path !== '/api/orders')).toEqual([]);
  });

  it('says that there is nothing where the airports have no lounge', async () => {
    answers['/api/lounges'] = { json: { airports: [SVO, LED], lounges: [] } };
    const { sent } = open({ host: SUBORDER, metaData: [FLIGHT_METADATA] });
    expect(await screen.findByRole('heading', { name: 'Для этого заказа бизнес-залов нет' })).toBeTruthy();
    await waitFor(() => expect(sent()).toEqual([['unavailable', null]]));
  });

  it('does not call a failure of the network «nothing»', async () => {
    answers['/api/lounges'] = 'offline';
    const { sent } = open({ host: SUBORDER, metaData: [FLIGHT_METADATA] });
    expect(await screen.findByRole('button', { name: 'Повторить' })).toBeTruthy();
    expect(sent()).toEqual([]);
  });
});
