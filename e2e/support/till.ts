import type { BrowserContextOptions, Page } from 'playwright-core';
import { decodeQr, readPicture } from '../../conformance/pre-check-qr/decode.js';
import { openPage } from './browser.js';
import { stack } from './stack.js';

const { gasStation } = stack;

/** What the till says, as far as journeys need it. */
export const TILL_WORDS = {
  ru: {
    name: 'Имя',
    secret: 'ПИН или пароль',
    enter: 'Войти',
    shift: 'Смена',
    orders: 'Заказы',
    newOrder: 'Новый заказ',
    openShift: 'Открыть смену',
    closeShift: 'Закрыть смену',
    printReport: 'Распечатайте отчёт',
    report: 'ОТЧЁТ О СМЕНЕ',
    fuel: /^АИ-95.*за литр/,
    freePump: /^Колонка \d+$/,
    litres: 'Литры',
    makePrecheck: 'Оформить пре-чек',
    order: /^Заказ /,
    awaiting: 'Ожидаем оплату',
    precheck: 'ПРЕ-ЧЕК',
    show: 'Показать QR',
    close: 'Закрыть',
    cancelOrder: 'Отменить заказ',
    reason: 'Причина',
    next: 'Далее',
    paid: 'Оплачен',
    refund: 'Оформить возврат',
    bySum: 'Суммой',
    sum: 'Сумма, ₽',
    no: 'Нет',
  },
  en: {
    name: 'Name',
    secret: 'PIN or password',
    enter: 'Sign in',
    shift: 'Shift',
    orders: 'Orders',
    newOrder: 'New order',
    openShift: 'Open a shift',
    closeShift: 'Close the shift',
    printReport: 'Print the report or',
    report: 'SHIFT REPORT',
    fuel: /^AI-95.*per litre/,
    freePump: /^Pump \d+$/,
    litres: 'Litres',
    makePrecheck: 'Make the pre-check',
    order: /^Order /,
    awaiting: 'Waiting for payment',
    precheck: 'PRE-CHECK',
    show: 'Show QR',
    close: 'Close',
    cancelOrder: 'Cancel the order',
    reason: 'Reason',
    next: 'Continue',
    paid: 'Paid',
    refund: 'Refund',
    bySum: 'A sum',
    sum: 'Sum, ₽',
    no: 'No',
  },
} as const;

/** A language of the till. */
export type TillLocale = keyof typeof TILL_WORDS;

/** How a till is opened: by default in Russian on a desktop. */
export interface TillOptions extends BrowserContextOptions {
  language?: TillLocale;
}

/** Opens a till and signs the demonstration operator in. */
export async function signIn(app: string, { language = 'ru', ...options }: TillOptions = {}): Promise<Page> {
  const words = TILL_WORDS[language];
  const till = await openPage({ locale: language === 'ru' ? 'ru-RU' : 'en-GB', ...options });
  await till.goto(new URL('/till', app).href);
  await till.getByLabel(words.name, { exact: true }).fill('demo');
  await till.getByLabel(words.secret).fill('1234');
  await till.getByRole('button', { name: words.enter }).press('Enter');
  await till.getByRole('navigation').waitFor();
  return till;
}

/** Signs in and begins a shift of its own: the tests of a file share the servers. */
export async function beginShift(app: string, options: TillOptions = {}): Promise<Page> {
  const words = TILL_WORDS[options.language ?? 'ru'];
  const till = await signIn(app, options);
  await till.getByRole('link', { name: words.shift }).click();
  const close = till.getByRole('button', { name: words.closeShift });
  const open = till.getByRole('button', { name: words.openShift });
  await close.or(open).first().waitFor();
  if (await close.isVisible()) {
    await close.click();
    await till.getByRole('alertdialog').getByRole('button', { name: words.closeShift }).click();
    await till.getByText(words.printReport).waitFor();
    await open.click();
  }
  await open.click();
  await till.getByText(words.report).waitFor();
  await till.getByRole('link', { name: words.newOrder }).click();
  return till;
}

/** The address of a station that is always open and sells extras. */
async function openStationAddress(): Promise<string> {
  const answer = await fetch(new URL('/api/stations?limit=100&fuel=ai95&service=cafe', gasStation));
  const { stations } = (await answer.json()) as { stations: Array<{ status: { state: string }; address: string }> };
  const address = stations.find(({ status }) => status.state === 'round_the_clock')?.address;
  if (address === undefined) throw new Error('No station with a café is always open.');
  return address;
}

/** Fills in twenty litres at a station that is always open. */
export async function chooseFuel(till: Page, language: TillLocale = 'ru'): Promise<void> {
  const words = TILL_WORDS[language];
  const address = await openStationAddress();
  await till.getByRole('searchbox').fill(address);
  await till.getByRole('button').filter({ hasText: address }).first().click();
  await till.getByRole('button', { name: words.fuel }).click();
  const freePump = till.getByRole('button', { name: words.freePump }).and(till.locator(':enabled'));
  await freePump.first().click();
  await till.getByLabel(words.litres, { exact: true }).fill('20');
}

/** Makes the order that is filled in, and reads the pre-check's QR code off the screen. */
export async function makePrecheck(till: Page, language: TillLocale = 'ru'): Promise<string> {
  const words = TILL_WORDS[language];
  await till.getByRole('button', { name: words.makePrecheck }).click();
  await till.getByRole('heading', { name: words.order }).waitFor();
  await till.getByText(words.awaiting).waitFor();
  const paper = till.locator('.till-paper');
  await paper.getByText(words.precheck).waitFor();
  return decodeQr(readPicture(await paper.getByRole('img').screenshot())) ?? 'no QR code';
}

/** The buyer's phone: opens the address of the QR code and pays. */
export async function payOnPhone(url: string): Promise<Page> {
  const phone = await openPage({ viewport: { width: 375, height: 760 } });
  await phone.goto(url);
  await phone.getByRole('button', { name: 'Оплатить' }).click();
  await phone.waitForURL(/\/payment\/success/);
  return phone;
}
