// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { StationDetails } from '../../contract/catalogue.js';
import { QUOTE, stationDetails } from '../test-support/fixtures.js';
import { openApp } from '../test-support/open-app.js';
import { possibleChoice } from './use-choice.js';

function open(changes: Partial<StationDetails> = {}, query = '') {
  return openApp({
    address: `/stations/d1${query}`,
    answers: { '/api/stations/d1': { json: stationDetails(changes) }, '/api/quotes': { json: { quote: QUOTE } } },
    host: {},
  });
}

const press = async (name: RegExp | string) => fireEvent.click(await screen.findByRole('button', { name }));
const field = (name: string) => screen.getByRole('textbox', { name }) as HTMLInputElement;
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ');

describe('a station', () => {
  it('leads from fuel, pump and volume to the confirmation, with the choice in the address', async () => {
    open();
    expect(((await screen.findByRole('button', { name: 'Далее' })) as HTMLButtonElement).disabled).toBe(true);
    await press(/АИ-95/);
    await press('Колонка 2');
    await press(/1.000.₽/);
    expect(plain(field('Литры').value)).toBe('15,001');
    await press('Далее');
    expect(await screen.findByText('Подтверждение заказа')).toBeTruthy();
    expect(location.pathname).toBe('/confirm');
    expect(Object.fromEntries(new URLSearchParams(location.search))).toEqual({
      station: 'd1',
      fuel: 'ai95',
      pump: '2',
      sum: '100000',
    });
  });

  it('shows only pumps that give the fuel; those out of order cannot be pressed', async () => {
    open();
    await press(/АИ-95/);
    expect(screen.queryByRole('button', { name: 'Колонка 3' })).toBeNull();
    const broken = screen.getByRole('button', { name: 'Колонка 4 не работает' }) as HTMLButtonElement;
    expect(broken.disabled).toBe(true);
  });

  it('forgets a pump that does not give the newly chosen fuel', async () => {
    open({}, '?fuel=ai92&pump=3&sum=100000');
    const pump = await screen.findByRole('button', { name: 'Колонка 3' });
    expect(pump.getAttribute('aria-pressed')).toBe('true');
    await press(/АИ-95/);
    expect((screen.getByRole('button', { name: 'Далее' }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('converts both ways while typing, and says what is wrong', async () => {
    open({}, '?fuel=ai95&pump=1');
    await screen.findByText('Укажите сумму или объём');
    fireEvent.input(field('Литры'), { target: { value: '40' } });
    expect(field('Сумма, ₽').value).toBe('2666,40');
    expect(plain(document.querySelector('.ib-amount-bar')?.textContent)).toContain('2 666,40 ₽');
    fireEvent.input(field('Сумма, ₽'), { target: { value: '1000' } });
    expect(field('Литры').value).toBe('15,001');
    fireEvent.input(field('Сумма, ₽'), { target: { value: '10' } });
    expect(screen.getByRole('alert').textContent).toBe('Не меньше 1 л.');
    fireEvent.input(field('Сумма, ₽'), { target: { value: 'много' } });
    expect(screen.getByRole('alert').textContent).toContain('Введите число');
    expect((screen.getByRole('button', { name: 'Далее' }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('that is closed or has no pumps sells nothing', async () => {
    open({ open: false, hours: '07:00-23:00' });
    expect(await screen.findByText(/Сейчас АЗС закрыта/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Далее' })).toBeNull();
  });

  it('that is gone says so and leads to the others', async () => {
    openApp({ address: '/stations/gone', answers: {}, host: {} });
    expect(await screen.findByText('АЗС не найдена')).toBeTruthy();
    await press('К списку АЗС');
    await waitFor(() => expect(location.pathname).toBe('/'));
  });

  it('asks the host for the route, and links to it without a host', async () => {
    const { host } = open();
    await press('Маршрут');
    expect(host.messages.at(-1)).toMatchObject({
      action: 'link',
      data: 'https://yandex.ru/maps/?rtext=~55.75,37.61&rtt=auto',
    });
  });

  it('without a host links to the route', async () => {
    openApp({ address: '/stations/d1', answers: { '/api/stations/d1': { json: stationDetails() } } });
    const link = await screen.findByRole('link', { name: /Маршрут|Route/ });
    expect(link.getAttribute('href')).toBe('https://yandex.ru/maps/?rtext=~55.75,37.61&rtt=auto');
  });
});

describe('the only possibility', () => {
  it('is chosen by itself', () => {
    const station = stationDetails({
      fuels: { diesel: 70_00 },
      pumps: [{ number: 7, fuels: ['diesel'], outOfOrder: false }],
    });
    expect(possibleChoice(station, { fuel: null, pump: null, volume: null })).toMatchObject({
      fuel: 'diesel',
      pump: 7,
    });
  });
});
