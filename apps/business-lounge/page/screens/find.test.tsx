// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DXB, FLIGHT_METADATA, LED, NOW, SVO } from '../test-support/fixtures.js';
import { FakeServer, openApp } from '../test-support/open-app.js';

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the first screen of a stand-alone order', () => {
  it('shows the airports that have lounges and leads to one', async () => {
    openApp(server);
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
    openApp(server);
    await screen.findByRole('list', { name: 'Аэропорты' });
    server.answers.set('/api/airports', [200, { airports: [LED] }]);
    fireEvent.input(screen.getByRole('searchbox', { name: 'Город, аэропорт или код' }), { target: { value: 'пулк' } });
    expect(await screen.findByText('Найдено: 1 аэропорт')).toBeTruthy();
    expect(server.calls.filter(({ path }) => path === '/api/airports').map(({ query }) => query.get('q'))).toEqual([
      '',
      'пулк',
    ]);
  });

  it('says that nothing was found', async () => {
    server.answers.set('/api/airports', [200, { airports: [] }]);
    openApp(server);
    expect(await screen.findByRole('heading', { name: 'Ничего не нашлось' })).toBeTruthy();
  });

  it('says so where an airport has no lounge for the procedure', async () => {
    server.answers.set('/api/lounges', [200, { airports: [DXB], lounges: [] }]);
    openApp(server, { address: '/?airport=DXB&procedure=arrival' });
    expect(await screen.findByRole('heading', { name: 'Здесь нет залов для прилетающих' })).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'Вылет' }));
    expect(await screen.findByRole('heading', { name: 'Здесь нет залов для вылетающих' })).toBeTruthy();
    expect(location.search).toBe('?airport=DXB&procedure=departure');
  });

  it('offers to try again when the server is out of reach', async () => {
    server.answers.set('/api/airports', 'offline');
    openApp(server);
    const retry = await screen.findByRole('button', { name: 'Повторить' });
    server.answers.set('/api/airports', [200, { airports: [SVO] }]);
    fireEvent.click(retry);
    expect(await screen.findByRole('link', { name: /SVO/ })).toBeTruthy();
  });

  it('speaks English to an English host', async () => {
    openApp(server, { locale: 'en' });
    expect(await screen.findByRole('heading', { name: 'Business lounges', level: 1 })).toBeTruthy();
  });

  it('works at top level', async () => {
    openApp(server, { host: 'none' });
    expect(await screen.findByRole('link', { name: /SVO/ })).toBeTruthy();
  });
});

describe('the first screen of an extra to a main order', () => {
  it('proposes lounges for the flight, with the flight in their addresses', async () => {
    const { sent } = openApp(server, { host: 'suborder', metaData: [FLIGHT_METADATA], address: '/?id=embedding-1' });
    const title = 'SU 012 · Москва (SVO) → Санкт-Петербург (LED) · 23 ноября, 09:40';
    const flight = await screen.findByRole('region', { name: title });
    const departures = within(flight).getByRole('list', { name: 'Перед вылетом: Шереметьево (SVO)' });
    expect(
      within(departures)
        .getByRole('link', { name: /Облако/ })
        .getAttribute('href'),
    ).toBe('/lounges/svo-b-oblako?id=embedding-1&procedure=departure&flight=SU+012&at=2026-11-23T09%3A40');
    const arrivals = within(flight).getByRole('list', { name: 'После прилёта: Пулково (LED), 11:10' });
    expect(within(arrivals).getByRole('link', { name: /Нева.*3.500/ })).toBeTruthy();
    expect(server.calls[0]?.query.get('airport')).toBe('SVO,LED');
    expect(sent()).toEqual([]);
  });

  it.each<[string, unknown[]]>([
    ['no metadata', []],
    ['a hotel', [{ '@type': 'LodgingReservation', reservationFor: { name: 'Волга' } }]],
    ['nonsense', ['text', 7, null, [[]], { '@type': 'FlightReservation', reservationFor: 'none' }]],
  ])('says that there is nothing for %s, and asks the server nothing', async (_, metaData) => {
    const { sent } = openApp(server, { host: 'suborder', metaData });
    expect(await screen.findByRole('heading', { name: 'Для этого заказа бизнес-залов нет' })).toBeTruthy();
    await waitFor(() => expect(sent()).toEqual([['unavailable', null]]));
    expect(server.calls).toEqual([]);
  });

  it('says that there is nothing where the airports have no lounge', async () => {
    server.answers.set('/api/lounges', [200, { airports: [SVO, LED], lounges: [] }]);
    const { sent } = openApp(server, { host: 'suborder', metaData: [FLIGHT_METADATA] });
    expect(await screen.findByRole('heading', { name: 'Для этого заказа бизнес-залов нет' })).toBeTruthy();
    await waitFor(() => expect(sent()).toEqual([['unavailable', null]]));
  });

  it('does not call a failure of the network «nothing»', async () => {
    server.answers.set('/api/lounges', 'offline');
    const { sent } = openApp(server, { host: 'suborder', metaData: [FLIGHT_METADATA] });
    expect(await screen.findByRole('button', { name: 'Повторить' })).toBeTruthy();
    expect(sent()).toEqual([]);
  });
});
