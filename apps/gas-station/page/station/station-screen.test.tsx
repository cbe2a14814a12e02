// @vitest-environment happy-dom
import { readSelection } from '@invoicebox/mini-app-kit';
import type { Answers } from '@invoicebox/mini-app-kit/testing';
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import type { StationDetails } from '../../shared/catalogue.js';
import type { PumpState } from '../../shared/pumps.js';
import { EXTRAS, QUOTE, stationDetails, stationItem } from '../test-support/fixtures.js';
import { openApp } from '../test-support/open-app.js';
import { NO_CHOICE } from './choice.js';
import { decodePhoto } from './decode-photo.js';
import { possibleChoice } from './use-choice.js';

vi.mock('./decode-photo.js', () => ({ decodePhoto: vi.fn() }));

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
    expect(location.search).toBe('?seen=6666');
    expect(readSelection(location.hash)).toEqual({ ...QUOTE.summary.selection, stationId: 'd1' });
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
    await screen.findByText('Сколько заправить');
    fireEvent.input(field('Литры'), { target: { value: '40' } });
    expect(field('Сумма, ₽').value).toBe('2666,40');
    expect(plain(document.querySelector('.ib-amount-bar')?.textContent)).toContain('2 666,40 ₽');
    fireEvent.input(field('Сумма, ₽'), { target: { value: '1000' } });
    expect(field('Литры').value).toBe('15,001');
    fireEvent.input(field('Сумма, ₽'), { target: { value: '10' } });
    expect(plain(screen.getByRole('alert').textContent)).toBe('Не меньше 1 л.');
    fireEvent.input(field('Сумма, ₽'), { target: { value: 'много' } });
    expect(screen.getByRole('alert').textContent).toContain('Введите число');
    expect((screen.getByRole('button', { name: 'Далее' }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('that is closed or has no pumps sells nothing', async () => {
    open({ status: { state: 'closed', opens: { day: 0, time: '07:00' } } });
    expect(await screen.findByText(/Сейчас АЗС закрыта/)).toBeTruthy();
    expect(screen.getByText('Закрыто до пн 07:00')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Далее' })).toBeNull();
  });

  it.each<[Partial<StationDetails>, string[]]>([
    [
      { status: { state: 'closed_for_now' }, payable: false },
      ['Временно закрыто', 'АЗС временно не работает. Выберите другую.'],
    ],
    [{ status: { state: 'closed', opens: null } }, ['Закрыто', 'АЗС закрыта. Выберите другую.']],
    [{ payable: false, pumps: [] }, ['Здесь пока нельзя заказать топливо через приложение.']],
    [
      { payable: false, fuels: { ai95: null, lpg: null } },
      ['Цены не указаны: заказать топливо через приложение пока нельзя.', 'Пропан'],
    ],
    [{ payable: false, fuels: {}, pumps: [] }, ['Какое топливо здесь продаётся, не указано.']],
    [{ payable: false }, ['Сейчас ни одна колонка не работает. Выберите другую АЗС.']],
    [{ status: { state: 'unknown' }, hours: null, payable: false, pumps: [] }, ['Часы не указаны']],
  ])('that cannot sell says why, shows its fuels and offers no order: %j', async (changes, said) => {
    open(changes);
    for (const text of said) expect(await screen.findByText(text)).toBeTruthy();
    const { fuels = { ai95: 1 } } = changes;
    if ('ai95' in fuels) expect(screen.getByText('АИ-95')).toBeTruthy();
    expect(document.querySelector('.ib-button--primary')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Далее' })).toBeNull();
  });

  it('shows the hours of today and of the week', async () => {
    const [day, weekend] = [
      [
        ['08:00', '12:00'],
        ['13:00', '20:00'],
      ] as const,
      [['00:00', '24:00']] as const,
    ];
    open({
      status: { state: 'open', until: '20:00' },
      hours: { days: [day, day, day, day, day, weekend, []], holidays: [], today: 1 },
    });
    expect(await screen.findByText('Сегодня: 08:00–12:00, 13:00–20:00')).toBeTruthy();
    const rows = screen.getAllByRole('row', { hidden: true }).map((row) => row.textContent);
    expect(rows).toEqual([
      ...['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница'].map((name) => `${name}08:00–12:00, 13:00–20:00`),
      ...['Субботакруглосуточно', 'Воскресеньезакрыто', 'Праздникизакрыто'],
    ]);
    expect(document.querySelector('[aria-current="date"]')?.textContent).toContain('Вторник');
  });

  it('sells gas in its own unit, and a branded fuel by its name', async () => {
    const pumps = [{ number: 1, fuels: ['cng' as const, 'ai95_plus' as const], outOfOrder: false }];
    open(
      { fuels: { cng: 26_50, ai95_plus: 70_00 }, fuelNames: { ai95_plus: 'G-Drive 95' }, pumps },
      '?fuel=cng&pump=1',
    );
    expect(plain((await screen.findByText('Метан')).closest('button')?.textContent)).toContain('26,50 ₽ за м³');
    expect(screen.getByText('G-Drive 95')).toBeTruthy();
    fireEvent.input(field('Кубометры'), { target: { value: '12' } });
    expect(field('Сумма, ₽').value).toBe('318');
    fireEvent.input(field('Кубометры'), { target: { value: '0,5' } });
    expect(plain(screen.getByRole('alert').textContent)).toBe('Не меньше 1 м³.');
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
    openApp({ address: '/stations/d1', answers: { '/api/stations/d1': { json: stationDetails() } }, host: null });
    const link = await screen.findByRole('link', { name: /Маршрут|Route/ });
    expect(link.getAttribute('href')).toBe('https://yandex.ru/maps/?rtext=~55.75,37.61&rtt=auto');
  });
});

describe('the pumps', () => {
  const states = (...pumps: Array<[number, PumpState]>): Answers => ({
    '/api/stations/d1': { json: stationDetails() },
    '/api/stations/d1/pumps': { json: { pumps: pumps.map(([number, state]) => ({ number, state })) } },
  });

  it('show their current states: a busy one can be chosen, a failed one cannot', async () => {
    openApp({
      address: '/stations/d1?fuel=ai95&pump=1',
      answers: states([1, 'busy'], [2, 'out_of_order'], [4, 'free']),
      host: {},
    });
    expect((await screen.findByRole('button', { name: 'Колонка 1 занята' })).getAttribute('aria-pressed')).toBe('true');
    expect((screen.getByRole('button', { name: 'Колонка 2 не работает' }) as HTMLButtonElement).disabled).toBe(true);
    expect((screen.getByRole('button', { name: 'Колонка 4' }) as HTMLButtonElement).disabled).toBe(false);
    expect(screen.getByText(/вы будете следующим/)).toBeTruthy();
  });

  it('say when the chosen one fails meanwhile, and let go of it', async () => {
    openApp({ address: '/stations/d1?fuel=ai95&pump=2&sum=100000', answers: states([2, 'out_of_order']), host: {} });
    expect(await screen.findByText(/Колонка 2 больше не работает/)).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Далее' }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('are asked for only while the page is seen', async () => {
    const { calls } = openApp({ address: '/stations/d1', answers: states([1, 'busy']), host: {} });
    const asked = () => calls.filter(({ path }) => path.endsWith('/pumps')).length;
    await screen.findByRole('button', { name: 'Колонка 1 занята' });
    const visibility = vi.spyOn(document, 'visibilityState', 'get');
    vi.useFakeTimers({ shouldAdvanceTime: true });
    visibility.mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    const before = asked();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toBe(before);
    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await waitFor(() => expect(asked()).toBe(before + 1));
    vi.useRealTimers();
    visibility.mockRestore();
  });
});

describe('the code on a pump', () => {
  const photograph = async (code: string | null) => {
    vi.mocked(decodePhoto).mockResolvedValueOnce(code);
    const input = await screen.findByLabelText('Сканировать код колонки');
    Object.defineProperty(input, 'files', { value: [new File([], 'pump.jpg')], configurable: true });
    fireEvent.change(input);
  };

  it('chooses the pump', async () => {
    open({}, '?fuel=ai95');
    await photograph('https://other.example/stations/d1?pump=2');
    expect(await screen.findByText('Колонка 2 выбрана по коду.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Колонка 2' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('of a pump without the chosen fuel asks for another fuel, or takes the only one', async () => {
    open({}, '?fuel=ai95');
    await photograph('https://gs.example/stations/d1?pump=3');
    await waitFor(() => expect(location.search).toBe('?fuel=ai92&pump=3'));
  });

  it.each([
    [null, /Кода на снимке не видно/],
    ['https://example.com/', /Это не код колонки/],
    ['https://gs.example/stations/d1?pump=4', /Колонка 4 не работает/],
    ['https://gs.example/stations/d1?pump=77', /Колонки 77 на этой АЗС нет/],
  ])('that reads %s is told clearly', async (code, message) => {
    open();
    await photograph(code);
    expect(await screen.findByText(message)).toBeTruthy();
  });

  it('of another station opens that station', async () => {
    open();
    await photograph('https://gs.example/stations/d2?pump=5');
    await waitFor(() => expect(location.pathname + location.search).toBe('/stations/d2?pump=5'));
  });
});

describe('a full tank', () => {
  it('is chosen by the most that fits in, and says what is held', async () => {
    open({}, '?fuel=ai95&pump=1');
    fireEvent.click(await screen.findByRole('radio', { name: 'Полный бак' }));
    await press(/до 50/);
    expect(plain(screen.getByText(/Заморозим/).textContent)).toContain('Заморозим 3 333,00 ₽');
    await press('Далее');
    await waitFor(() => expect(location.pathname).toBe('/confirm'));
    expect(readSelection(location.hash)).toMatchObject({ volume: { kind: 'full_tank', most: 50_000 } });
  });
});

describe('goods and services', () => {
  const sum = () => plain(document.querySelector('.ib-amount-bar__sum')?.textContent);

  it('are counted in the sum at once and in the address, without those that are sold out', async () => {
    open({ extras: [...EXTRAS] }, '?fuel=ai95&pump=1&sum=100000&extra=screen-wash:1');
    await screen.findByText('Нет в наличии');
    expect(sum()).toBe('1 000,00 ₽');
    await press('Кофе: добавить');
    await press('Кофе: добавить');
    await press('Добавить услугу: Мойка');
    expect(sum()).toBe('2 000,00 ₽');
    expect(new URLSearchParams(location.search).getAll('extra')).toEqual(['coffee:2', 'car-wash:1']);
    await press('Далее');
    await waitFor(() => expect(location.pathname).toBe('/confirm'));
    const extras = [
      { id: 'coffee', count: 2 },
      { id: 'car-wash', count: 1 },
    ];
    expect(readSelection(location.hash)).toMatchObject({ extras });
  });
});

describe('without a connection', () => {
  it('the station is shown as it was read last, with its age, and the choice stays', async () => {
    const answers: Answers = { '/api/stations/d1': { json: stationDetails() } };
    openApp({ address: '/stations/d1', answers, host: {} });
    await waitFor(() => expect(localStorage.getItem('gas-station:last-stations')).toContain('Демо-Кедр'));
    const offline: Answers = { '/api/stations/d1': { status: 502, json: 'down' } };
    openApp({ address: '/stations/d1?fuel=ai95&pump=1&sum=100000', answers: offline, host: {} });
    expect(await screen.findByText(/Нет связи\. Цены и колонки на/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Колонка 1' }).getAttribute('aria-pressed')).toBe('true');
    offline['/api/stations/d1'] = { json: stationDetails() };
    fireEvent.click(screen.getByRole('button', { name: 'Повторить' }));
    await waitFor(() => expect(screen.queryByText(/Нет связи/)).toBeNull());
  });
});

describe('the only possibility', () => {
  it('is chosen by itself', () => {
    const station = stationDetails({
      fuels: { diesel: 70_00 },
      pumps: [{ number: 7, fuels: ['diesel'], outOfOrder: false }],
    });
    expect(possibleChoice(station, NO_CHOICE)).toMatchObject({
      fuel: 'diesel',
      pump: 7,
    });
  });
});

describe('the papers of a company', () => {
  const CHOSEN = '?fuel=ai95&pump=2&sum=100000';
  const next = async () => (await screen.findByRole('button', { name: 'Далее' })) as HTMLButtonElement;
  const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });

  it('have the vehicle, which is remembered without its odometer', async () => {
    open({}, CHOSEN);
    await press(/Автомобиль и водитель/);
    type('Госномер', 'a123bc77');
    type('Водитель', 'Олег Петров');
    type('Пробег, км', '120 500');
    await press('Сохранить');
    expect(plain((await screen.findByRole('button', { name: /Автомобиль/ })).textContent)).toContain(
      'А123ВС77, Олег Петров, 120 500 км',
    );
    await press('Далее');
    await screen.findByText('Подтверждение заказа');
    const vehicle = { plate: 'А123ВС77', driver: 'Олег Петров', odometer: 120_500 };
    expect(readSelection(location.hash)).toMatchObject({ vehicle });
    expect(location.search).not.toContain('%D0');
    open({}, CHOSEN);
    const cell = await screen.findByRole('button', { name: /Автомобиль/ });
    expect(cell.textContent).toContain('А123ВС77, Олег Петров');
    expect(cell.textContent).not.toContain('км');
  });

  it('are asked for where the network requires them', async () => {
    open({ vehicleRequired: ['plate', 'odometer'] }, CHOSEN);
    expect((await next()).disabled).toBe(true);
    await press(/Укажите госномер, пробег/);
    type('Пробег, км', '12,5');
    await press('Сохранить');
    expect(screen.getByText(/целое число километров/)).toBeTruthy();
    expect(screen.getByText(/Без этого сеть не отпускает/)).toBeTruthy();
    type('Госномер', 'А 123 ВС 77');
    type('Пробег, км', '12');
    await press('Сохранить');
    await waitFor(async () => expect((await next()).disabled).toBe(false));
  });
});

describe('the last fuelling', () => {
  it('is offered again on the first screen, without its pump', async () => {
    open({}, '?fuel=ai95&pump=2&sum=100000');
    await press('Далее');
    await screen.findByText('Подтверждение заказа');
    const list = { stations: [stationItem()], total: 1, demonstration: true };
    openApp({ address: '/', host: {}, answers: { '/api/stations': { json: list } } });
    const link = await screen.findByRole('link', { name: /как в прошлый раз/ });
    expect(link.getAttribute('href')).toBe('/stations/d1?fuel=ai95&sum=100000');
    expect(plain(link.textContent)).toContain('АИ-95, 1 000,00 ₽, Демо-Кедр');
  });
});
