// @vitest-environment happy-dom

import type { Answers } from '@invoicebox/mini-app-kit/testing';
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { FuelSelection } from '../../shared/order.js';
import { orderView, QUOTE } from '../test-support/fixtures.js';
import { openApp } from '../test-support/open-app.js';

const { selection: SELECTION } = QUOTE.summary;
const addressOf = (selection: FuelSelection, seen = '') =>
  `/confirm?id=frame-1${seen}#${encodeURIComponent(JSON.stringify(selection))}`;
const ADDRESS = addressOf(SELECTION);
const ANSWERS: Answers = {
  '/api/quotes': { json: { quote: QUOTE } },
  '/api/orders': { json: { order: orderView() } },
};

const open = (host: Parameters<typeof openApp>[0]['host'], answers = ANSWERS, address = ADDRESS) =>
  openApp({ address, answers, host: host ?? null });
const press = async (name: RegExp | string) => fireEvent.click(await screen.findByRole('button', { name }));
const orderCalls = ({ calls }: ReturnType<typeof openApp>) => calls.filter(({ path }) => path === '/api/orders');

describe('the confirmation', () => {
  it('shows what, where and for how much with VAT, as the server priced it', async () => {
    const { calls } = open({ userEmail: 'a@b.ru' });
    expect(await screen.findByText('Бензин АИ-95')).toBeTruthy();
    const page = document.body.textContent?.replaceAll('\u00a0', ' ');
    expect(page).toContain('Демо-Кедр');
    expect(page).toContain('×15,001 л');
    expect(page).toContain('В т.ч. НДС: 180,33 ₽');
    expect(calls[0]?.body).toEqual({
      selection: { stationId: 'd1', fuel: 'ai95', pump: 2, volume: { kind: 'sum', kopecks: 100_000 }, extras: [] },
      locale: 'ru',
    });
  });

  it('places the order of a known buyer and hands the payment to the host', async () => {
    const app = open({ userEmail: 'a@b.ru', userName: 'Анна' });
    await press('Оплатить');
    await waitFor(() =>
      expect(app.host.messages.at(-1)).toMatchObject({ action: 'checkout', data: 'https://pay.example/1' }),
    );
    expect(orderCalls(app)[0]?.body).toMatchObject({ buyer: { email: 'a@b.ru', name: 'Анна' }, mode: 'order' });
    await waitFor(() => expect(location.pathname + location.search).toBe('/payment/success?order=o1&id=frame-1'));
    expect(await screen.findByText('Ожидаем оплату')).toBeTruthy();
  });

  it('adds to the host’s invoice where the host has one', async () => {
    const answers = { ...ANSWERS, '/api/orders': { json: { order: orderView({ mode: 'suborder' }) } } };
    const app = open({ userEmail: 'a@b.ru', minappType: 'suborder', orderContainerId: 'c1' }, answers);
    await press('Добавить к счёту');
    await waitFor(() => expect(app.host.messages.at(-1)).toMatchObject({ action: 'done', data: null }));
    expect(orderCalls(app)[0]?.body).toMatchObject({ mode: 'suborder', orderContainerId: 'c1' });
    expect(await screen.findByText('Добавлено к счёту')).toBeTruthy();
  });

  it('tells why a selection cannot be had and leads back to it', async () => {
    open(
      { userEmail: 'a@b.ru' },
      {
        '/api/quotes': {
          status: 409,
          json: { error: { code: 'selection_unavailable', message: 'Колонка 2 не работает.' } },
        },
      },
    );
    expect(await screen.findByText('Колонка 2 не работает.')).toBeTruthy();
    await press('Изменить выбор');
    expect(location.pathname + location.search).toBe('/stations/d1?fuel=ai95&pump=2&sum=100000&id=frame-1');
    expect(await screen.findByText('АЗС не найдена')).toBeTruthy();
  });

  it('shows a price that has changed since the station was seen, beside the old one', async () => {
    open({ userEmail: 'a@b.ru' }, ANSWERS, addressOf(SELECTION, '&seen=6500'));
    const notice = (await screen.findByText('Цена топлива изменилась')).closest('[role="alert"]');
    expect(notice?.textContent?.replaceAll('\u00a0', ' ')).toContain('Была 65,00 ₽, стала 66,66 ₽');
  });

  it('shows the sum that has changed with a new price, and asks again', async () => {
    const answers: Answers = {
      ...ANSWERS,
      '/api/orders': { status: 409, json: { error: { code: 'quote_expired', message: 'Expired.' } } },
    };
    open({ userEmail: 'a@b.ru' }, answers);
    await screen.findByText('Бензин АИ-95');
    answers['/api/quotes'] = { json: { quote: { ...QUOTE, id: 'q2', summary: { ...QUOTE.summary, price: 67_00 } } } };
    await press('Оплатить');
    expect(await screen.findByText('Цена топлива изменилась')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Оплатить' })).toBeTruthy();
  });

  it('warns of a busy pump', async () => {
    const pumps = { json: { pumps: [{ number: 2, state: 'busy' }] } };
    open({ userEmail: 'a@b.ru' }, { ...ANSWERS, '/api/stations/d1/pumps': pumps });
    expect(await screen.findByText(/вы будете следующим/)).toBeTruthy();
  });

  it('of a full tank says what is held', async () => {
    const selection: FuelSelection = { ...SELECTION, volume: { kind: 'full_tank', most: 50_000 } };
    const quote = { ...QUOTE, payment: 'guaranteed', summary: { ...QUOTE.summary, selection } };
    open({ userEmail: 'a@b.ru' }, { ...ANSWERS, '/api/quotes': { json: { quote } } }, addressOf(selection));
    expect(await screen.findByText(/спишем только за залитое/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Заморозить' })).toBeTruthy();
  });

  it('of nothing leads to the stations', async () => {
    open({}, ANSWERS, '/confirm');
    expect(await screen.findByText('Заказ не выбран')).toBeTruthy();
  });
});
