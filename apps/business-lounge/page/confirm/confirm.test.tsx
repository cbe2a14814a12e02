// @vitest-environment happy-dom
import {
  type Answers,
  closeMiniApp,
  failure,
  type OpenedMiniApp,
  type Opening,
} from '@invoicebox/mini-app-kit/testing';
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BookingStore } from '../lounge/booking-store.js';
import { FLIGHT_METADATA, lounge, NOW, SELECTION, SVO } from '../test-support/fixtures.js';
import { openApp, order, SUBORDER, serverAnswers } from '../test-support/open-app.js';

const LOUNGE = '/lounges/svo-b-oblako?id=1&procedure=departure&flight=SU+012&at=2026-11-23T09%3A40';

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

const field = (name: string) => screen.getByLabelText(name) as HTMLInputElement;
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

/** Submits the filled form of a lounge. */
async function openConfirmation(): Promise<void> {
  await screen.findByLabelText('Номер рейса');
  press('Далее');
  await screen.findByRole('button', { name: /Оплатить|Добавить к счёту/ });
}

describe("a lounge's screen", () => {
  it('shows the lounge and fills in what is known', async () => {
    open({ address: LOUNGE });
    expect(await screen.findByRole('heading', { name: 'Облако', level: 1 })).toBeTruthy();
    expect(screen.getByText('Напротив выхода 115')).toBeTruthy();
    expect([field('Номер рейса').value, field('Дата вылета').value, field('Время вылета').value]).toEqual([
      'SU 012',
      '2026-11-23',
      '09:40',
    ]);
    expect(field('Имя и фамилия').value).toBe('Анна Кузнецова');
  });

  it('says what is missing, leads to the first such field, and stops saying it when it is there', async () => {
    open({ address: '/lounges/svo-b-oblako' });
    await screen.findByLabelText('Номер рейса');
    press('Далее');
    await screen.findByText('Введите номер рейса.');
    await waitFor(() => expect(document.activeElement === field('Номер рейса')).toBe(true));
    fireEvent.input(field('Номер рейса'), { target: { value: 'Москва' } });
    expect(screen.getByText('Введите номер как в билете: SU 012.')).toBeTruthy();
    fireEvent.input(field('Номер рейса'), { target: { value: 'su 12' } });
    expect(field('Номер рейса').getAttribute('aria-invalid')).toBeNull();
    expect(app.bodies('/api/quotes')).toEqual([]);
  });

  it('counts guests within the limits and adds up', async () => {
    open({ address: LOUNGE });
    await screen.findByLabelText('Номер рейса');
    const button = (name: string) => screen.getByRole('button', { name }) as HTMLButtonElement;
    expect(button('Взрослый: убрать').disabled).toBe(true);
    press('Ребёнок: добавить');
    press('Младенец: добавить');
    expect(screen.getByText('8 850,00 ₽', { normalizer: (text) => text.replace(/\s/g, ' ') })).toBeTruthy();
    expect(screen.getAllByLabelText(/Гость \d, необязательно/)).toHaveLength(2);
    press('Взрослый: убрать');
    expect(button('Ребёнок: убрать').disabled).toBe(true);
    for (let guest = 3; guest <= 9; guest++) press('Взрослый: добавить');
    expect(button('Взрослый: добавить').disabled).toBe(true);
    expect(button('Младенец: добавить').disabled).toBe(true);
  });

  it('shows why the lounge cannot be had', async () => {
    answers['/api/quotes'] = failure(409, 'selection_unavailable', 'Зал закрыт.');
    open({ address: LOUNGE });
    await screen.findByLabelText('Номер рейса');
    press('Далее');
    expect(await screen.findByText('Зал закрыт.')).toBeTruthy();
  });

  it('says so where there is no such lounge', async () => {
    open({ address: '/lounges/unknown' });
    expect(await screen.findByRole('heading', { name: 'Такого бизнес-зала нет' })).toBeTruthy();
  });
});

describe('the confirmation', () => {
  it('shows what is bought, with tax, by the server’s word', async () => {
    open({ address: LOUNGE });
    await openConfirmation();
    expect(app.bodies('/api/quotes')).toEqual([{ locale: 'ru', selection: SELECTION }]);
    expect(screen.getByText('23 ноября, 06:40 – 09:40')).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Состав заказа' }).textContent).toContain('В т.ч. НДС');
  });

  it('places the order and gives its payment to the host', async () => {
    const { sent } = open({ address: LOUNGE });
    await openConfirmation();
    expect(screen.getByText('anna@example.ru')).toBeTruthy();
    press('Оплатить');
    expect(await screen.findByRole('heading', { name: 'Ожидаем оплату' })).toBeTruthy();
    expect(location.pathname + location.search).toBe('/payment/success?order=order-1&id=1');
    expect(sent()).toEqual([['checkout', 'https://pay.invoicebox.ru/pay/1']]);
    expect(app.bodies('/api/orders')).toEqual([
      {
        quoteId: 'quote-1',
        mode: 'order',
        locale: 'ru',
        buyer: { name: 'Анна Кузнецова', email: 'anna@example.ru', phone: '+79161234567' },
      },
    ]);
  });

  it('adds to the invoice of a main order without asking for contacts', async () => {
    const added = order({ mode: 'suborder' });
    answers['/api/orders'] = { json: { order: added } };
    answers['/api/orders/order-1'] = { json: { order: added } };
    const { sent } = open({ address: LOUNGE, host: SUBORDER, metaData: [FLIGHT_METADATA] });
    await openConfirmation();
    expect(screen.queryByLabelText('Электронная почта')).toBeNull();
    press('Добавить к счёту');
    expect(await screen.findByRole('heading', { name: 'Добавлено к счёту' })).toBeTruthy();
    expect(sent()).toEqual([['done', null]]);
    expect(app.bodies('/api/orders')).toMatchObject([{ mode: 'suborder', orderContainerId: 'container-1' }]);
  });

  it('goes back to the form, filled in, where there is no new price', async () => {
    answers['/api/orders'] = failure(409, 'quote_expired');
    open({ address: LOUNGE });
    await openConfirmation();
    answers['/api/quotes'] = failure(409, 'selection_unavailable', 'Время рейса уже прошло.');
    press('Оплатить');
    expect(await screen.findByText('Время рейса уже прошло.')).toBeTruthy();
    press('Изменить выбор');
    expect(((await screen.findByLabelText('Номер рейса')) as HTMLInputElement).value).toBe('SU 012');
  });

  it('after a reload has the same selection, and so has the form behind it', async () => {
    const party = { ...SELECTION, guests: { adults: 2, children: 0, infants: 0 } };
    open({ address: `/confirm?id=1#${encodeURIComponent(JSON.stringify(party))}`, host: null });
    await screen.findByRole('button', { name: 'Оплатить' });
    expect(app.bodies('/api/quotes')).toMatchObject([{ selection: party }]);
    press('Назад');
    expect(((await screen.findByLabelText('Имя и фамилия')) as HTMLInputElement).value).toBe('Анна Кузнецова');
    expect(screen.getByLabelText('Гость 2, необязательно')).toBeTruthy();
    expect(field('Дата вылета').value).toBe('2026-11-23');
  });

  it('tells that the price is another one than the form has shown', async () => {
    answers['/api/lounges/svo-b-oblako'] = {
      json: { airport: SVO, lounge: lounge({ prices: { departure: { adult: 500_000, child: 0, infant: 0 } } }) },
    };
    open({ address: LOUNGE });
    await openConfirmation();
    expect(screen.getByText('Сумма заказа изменилась')).toBeTruthy();
  });
});
