// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONFIRM, coffee, coffeeAnswers, confirm, order, QUOTE } from '../test-support/coffee.js';
import { type Answers, closeMiniApp, failure, type Opening, openMiniApp } from '../testing/index.js';

const ANNA = { userEmail: 'a@b.ru', userName: 'Анна', userPhone: '+79161234567' };

let answers: Answers;

beforeEach(() => {
  answers = coffeeAnswers();
});
afterEach(closeMiniApp);

const open = (opening: Opening = {}) => openMiniApp(coffee, { address: CONFIRM, answers, host: ANNA, ...opening });
const press = async (name: RegExp | string) => fireEvent.click(await screen.findByRole('button', { name }));
const email = () => screen.getByRole('textbox', { name: 'Электронная почта' }) as HTMLInputElement;

describe('the confirmation', () => {
  it('shows what is bought for how much, by the server’s word', async () => {
    const app = open();
    expect(await screen.findByText('Чашек')).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Состав заказа' }).textContent).toContain('Кофе');
    expect(app.bodies('/api/quotes')).toEqual([{ selection: { cups: 2 }, locale: 'ru' }]);
    await waitFor(() => expect(document.title).toBe('Подтверждение заказа'));
  });

  it('places the order, gives its payment to the host, and leaves no way back to itself', async () => {
    const app = open();
    await press('Оплатить');
    expect(await screen.findByRole('heading', { name: 'Ожидаем оплату' })).toBeTruthy();
    expect(app.sent()).toEqual([['checkout', 'https://pay.example/1']]);
    const buyer = { name: 'Анна', email: 'a@b.ru', phone: '+79161234567' };
    expect(app.bodies('/api/orders')).toEqual([{ quoteId: 'q1', buyer, mode: 'order', locale: 'ru' }]);
    expect(location.pathname + location.search).toBe('/payment/success?order=o1&id=frame-1');
  });

  it('goes to the payment itself where there is no host', async () => {
    const { navigated } = open({ host: null });
    fireEvent.input(await screen.findByRole('textbox', { name: /почта|E-mail/ }), { target: { value: 'a@b.ru' } });
    await press(/Оплатить|Pay/);
    await waitFor(() => expect(navigated).toEqual(['https://pay.example/1']));
  });

  it('holds the sum of a guaranteed payment', async () => {
    answers['/api/quotes'] = { json: { quote: { ...QUOTE, payment: 'guaranteed' } } };
    open();
    expect(await screen.findByRole('button', { name: 'Заморозить' })).toBeTruthy();
  });

  it('of nothing leads to the start', async () => {
    open({ address: '/confirm' });
    expect(await screen.findByRole('heading', { name: 'Заказ не выбран' })).toBeTruthy();
    await press('Изменить выбор');
    expect(await screen.findByRole('heading', { name: 'Меню' })).toBeTruthy();
  });
});

describe('the contacts', () => {
  it('that the host knows are shown and can be changed', async () => {
    const app = open();
    expect(await screen.findByText('a@b.ru')).toBeTruthy();
    await press('Изменить');
    fireEvent.input(email(), { target: { value: ' office@b.ru ' } });
    await press('Оплатить');
    await waitFor(() => expect(app.bodies('/api/orders')).toMatchObject([{ buyer: { email: 'office@b.ru' } }]));
  });

  it('that are missing are asked for, marked and focused; without them nothing is ordered', async () => {
    const app = open({ host: {} });
    await press('Оплатить');
    expect(await screen.findByText(/Введите адрес/)).toBeTruthy();
    expect(document.activeElement).toBe(email());
    fireEvent.input(email(), { target: { value: 'a@b.ru' } });
    expect(email().getAttribute('aria-invalid')).toBeNull();
    expect(app.bodies('/api/orders')).toEqual([]);
  });

  it('are the main order’s in a suborder', async () => {
    answers['/api/orders'] = { json: { order: order({ mode: 'suborder' }) } };
    answers['/api/orders/o1'] = answers['/api/orders'];
    const app = open({ host: { minappType: 'suborder', orderContainerId: 'c1' } });
    await press('Добавить к счёту');
    expect(await screen.findByRole('heading', { name: 'Добавлено к счёту' })).toBeTruthy();
    expect(app.sent()).toEqual([['done', null]]);
    expect(app.bodies('/api/orders')).toMatchObject([{ mode: 'suborder', orderContainerId: 'c1', buyer: {} }]);
  });
});

describe('a price', () => {
  it('that is refused is explained, and leads back to the selection', async () => {
    answers['/api/quotes'] = failure(409, 'selection_unavailable', 'Кофе кончился.');
    open();
    expect(await screen.findByText('Кофе кончился.')).toBeTruthy();
    await press('Изменить выбор');
    expect(await screen.findByRole('heading', { name: 'Чашек: 2' })).toBeTruthy();
  });

  it('out of reach is asked for again when the connection is back', async () => {
    answers['/api/quotes'] = 'offline';
    open();
    expect(await screen.findByRole('heading', { name: 'Нет связи' })).toBeTruthy();
    answers['/api/quotes'] = { json: { quote: QUOTE } };
    await waitFor(() => {
      dispatchEvent(new Event('online'));
      expect(screen.getByText('Чашек')).toBeTruthy();
    });
  });

  it.each([
    ['too_many_requests', 429],
    ['internal_error', 500],
  ])('that the server fails to give (%s) is its own fault, not the connection’s', async (code, status) => {
    answers['/api/quotes'] = failure(status, code);
    open();
    expect(await screen.findByText(/Сервер сейчас занят/)).toBeTruthy();
  });

  it('that has expired is renewed, and the buyer confirms again', async () => {
    answers['/api/orders'] = failure(409, 'quote_expired');
    const app = open();
    await press('Оплатить');
    expect(await screen.findByText(/Время цены истекло/)).toBeTruthy();
    expect(app.bodies('/api/quotes')).toHaveLength(2);
    expect(app.bodies('/api/orders')).toHaveLength(1);
  });

  it('that has changed meanwhile is shown beside the old one', async () => {
    answers['/api/orders'] = failure(409, 'quote_expired');
    open();
    await screen.findByText('Чашек');
    answers['/api/quotes'] = { json: { quote: { ...QUOTE, id: 'q2', amount: 320_00 } } };
    await press('Оплатить');
    const notice = (await screen.findByText('Сумма заказа изменилась')).closest('[role="alert"]');
    expect(notice?.textContent?.replaceAll('\u00a0', ' ')).toContain('Была 300,00 ₽, стала 320,00 ₽');
  });

  it('that differs from the previous screen is announced', async () => {
    open({ address: CONFIRM.replace('?', '?seen=28000&') });
    expect(await screen.findByText('Сумма заказа изменилась')).toBeTruthy();
  });

  it('of a unit is compared where the app has one', async () => {
    const address = CONFIRM.replace('?', '?seen=14000&');
    openMiniApp({ ...coffee, confirm: { ...confirm, unitPriceOf: () => 150_00 } }, { address, answers, host: ANNA });
    expect(await screen.findByText('Цена изменилась')).toBeTruthy();
  });
});

describe('an order that is not placed', () => {
  it.each([
    ['offline', 'offline' as const, /Нет связи, заказ не создан/],
    ['a busy server', failure(429, 'too_many_requests'), /Сервер сейчас занят/],
    ['a refusal', failure(400, 'bad_request'), /Заказ не создан/],
  ])('because of %s is explained, and the button works again', async (_, answer, text) => {
    answers['/api/orders'] = answer;
    open();
    await press('Оплатить');
    expect(await screen.findByText(text)).toBeTruthy();
    answers['/api/orders'] = { json: { order: order() } };
    await press('Оплатить');
    expect(await screen.findByRole('heading', { name: 'Ожидаем оплату' })).toBeTruthy();
  });
});
