import type { Browser, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';

/** Timeout of waits, generous for a busy machine. */
const ACTION_TIMEOUT_MS = 60_000;

/** What the template's and the kit's pages say. */
const WORDS = {
  ru: {
    branch: /Студия на Кленовой/,
    time: 'Время',
    guest: 'Имя гостя',
    next: 'Далее',
    pay: 'Оплатить',
    add: 'Добавить к счёту',
    payInvoice: /Оплатить счёт/,
  },
  en: {
    branch: /Maple Street Studio/,
    time: 'Time',
    guest: "Guest's name",
    next: 'Continue',
    pay: 'Pay',
    add: 'Add to the invoice',
    payInvoice: /Оплатить счёт|Pay the invoice/,
  },
} as const;

/** A language of the pages. */
export type PageLocale = keyof typeof WORDS;

/** A mode of an embedding. */
export type Mode = 'order-web' | 'order-app' | 'suborder';

/** The addresses of the servers. */
export interface Addresses {
  simulator: string;
  app: string;
}

async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ru-RU', ...options });
  context.setDefaultTimeout(ACTION_TIMEOUT_MS);
  return context.newPage();
}

/** Chooses the first free time at the first branch, and confirms it. */
async function book(frame: FrameLocator, locale: PageLocale, mode: Mode): Promise<void> {
  const words = WORDS[locale];
  await frame.getByRole('link').filter({ hasText: words.branch }).click();
  await frame.getByRole('group', { name: words.time }).getByRole('button').first().click();
  await frame.getByRole('textbox', { name: words.guest }).fill('Анна');
  await frame.getByRole('button', { name: words.next }).click();
  await frame.getByRole('button', { name: mode === 'suborder' ? words.add : words.pay, exact: true }).click();
}

/** Books and pays in the workbench. @returns the code that the buyer gets. */
export async function bookInWorkbench(
  browser: Browser,
  { simulator, app }: Addresses,
  { mode, locale }: { mode: Mode; locale: PageLocale },
): Promise<string> {
  const page = await openPage(browser);
  const query = new URLSearchParams({ url: app, mode, locale, preset: 'flight-svo-led' });
  await page.goto(`${simulator}workbench?${query}`);
  const frame = page.frameLocator('iframe[data-mini-app]');
  await book(frame, locale, mode);
  if (mode === 'suborder') await page.getByRole('button', { name: WORDS[locale].payInvoice }).click();
  const payment = page.frameLocator('iframe[data-payment-page]');
  await payment.getByRole('button', { name: /^(Оплатить|Pay)$/ }).click();
  const code = frame.getByText(/^BK-[\w-]+$/).first();
  await code.waitFor();
  const text = (await code.textContent()) ?? '';
  await page.context().close();
  return text;
}

/** Makes a pre-check at the till, has it paid, and waits until the cashier sees it. @returns the order's number. */
export async function sellAtTill(
  browser: Browser,
  { app }: Addresses,
  payOrder: (number: string) => Promise<void>,
): Promise<string> {
  const till = await openPage(browser);
  await till.goto(`${app}till`);
  await till.getByLabel('Имя', { exact: true }).fill('demo');
  await till.getByLabel('ПИН или пароль').fill('1234');
  await till.getByRole('button', { name: 'Войти' }).click();
  await till.getByRole('button', { name: 'Открыть смену' }).click();
  await till.getByRole('button').filter({ hasText: 'Студия у реки' }).click();
  await till.getByRole('group', { name: 'Время' }).getByRole('button').first().click();
  await till.getByRole('textbox', { name: 'Имя гостя' }).fill('Анна');
  await till.getByRole('button', { name: 'Оформить пре-чек' }).click();
  const heading = await till.getByRole('heading', { name: /^Заказ / }).textContent();
  const number = (heading ?? '').replace(/^Заказ /, '');
  await till.getByText('Ожидаем оплату').waitFor();
  await payOrder(number);
  await till.getByText('Оплачен', { exact: true }).first().waitFor();
  await till.context().close();
  return number;
}
