// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { expect, it } from 'vitest';
import type { StationItem } from '../../shared/catalogue.js';
import { stationDetails } from '../test-support/fixtures.js';
import { openApp } from '../test-support/open-app.js';

/** With tiles the map loads no base map of its own. */
const TILES = { url: 'https://tiles.example/{z}/{x}/{y}.png', attribution: '', maxZoom: 19 };

/** Opens the map with a station chosen. */
async function openSheet(changes: Partial<StationItem>) {
  const station = stationDetails(changes);
  const answers = {
    '/api/stations': { json: { stations: [station], clusters: [], total: 1, demonstration: false } },
    '/api/stations/d1': { json: station },
    '/api/filters': { json: { networks: [], fuels: ['ai95'], services: [], tiles: TILES } },
  };
  openApp({ address: '/?view=map&station=d1', answers, host: {} });
  await screen.findByRole('button', { name: 'Маршрут' });
}

it('a station that sells leads to the order by the accent’s button', async () => {
  await openSheet({});
  expect(screen.getByText('Оплата в приложении')).toBeTruthy();
  const button = screen.getByRole('button', { name: 'Заправиться' });
  expect(button.className).toContain('primary');
  fireEvent.click(button);
  await waitFor(() => expect(location.pathname).toBe('/stations/d1'));
});

it.each<[Partial<StationItem>, string]>([
  [{ status: { state: 'closed', opens: { day: null, time: '07:00' } } }, 'Закрыто до 07:00'],
  [{ status: { state: 'closed_for_now' }, payable: false }, 'Временно закрыто'],
  [{ payable: false }, 'Без оплаты в приложении'],
  [{ payable: false, fuels: { ai95: null } }, 'нет цены'],
])('a station that cannot sell is shown as such, without it: %j', async (changes, said) => {
  await openSheet(changes);
  expect(screen.getByText(said)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Заправиться' })).toBeNull();
  expect(document.querySelector('.ib-sheet .ib-button--primary')).toBeNull();
  expect(screen.getByRole('button', { name: 'Подробнее' })).toBeTruthy();
});
