import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from '../support/axe.js';
import { logRows, openPage, openWorkbench } from '../support/browser.js';
import { serveOddGuests } from '../support/odd-guest-server.js';
import { useStack } from '../support/stack.js';

const { host } = useStack(['host-simulator']);
let guests: Awaited<ReturnType<typeof serveOddGuests>>;

beforeAll(async () => {
  guests = await serveOddGuests();
});
afterAll(() => guests.stop());

const open = (path: string, query: Record<string, string> = {}) => {
  const url = `${guests.url}${path}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''}`;
  return openWorkbench({ url, mode: 'order-web', preset: 'flight-svo-led', locale: 'en' });
};
const clear = (page: Page) => page.getByRole('button', { name: 'Clear', exact: true });
const advice = (page: Page, cause: string) => page.locator(`.frame-advice[data-cause="${cause}"]`);

describe('the log', () => {
  it.each([
    ['{ id, action: "height", data: 120n }', '120n'],
    ['{ id, action: "height", data: NaN }', 'NaN'],
    ['{ id, action: "height", data: undefined }', 'undefined'],
    ['{ id, action: "height", data: new Map([["px", 120]]) }', '"px" => 120'],
    ['{ id, action: "error", data: new Error("card declined") }', '[Error: card declined]'],
    ['{ id, action: "error", data: new Date(0) }', '1970-01-01T00:00:00.000Z'],
    ['{ id, action: "unknown", data: "bad \\ud83d text" }', '"bad \\ud83d text"'],
    ['((a) => (a.self = a))({})', '[Circular]'],
    ['new Uint8Array(2)', 'Uint8Array'],
    ['undefined', 'undefined'],
  ])('shows %s as what it was, and can be cleared', async (says, shown) => {
    const { page } = await open('', { says });
    const row = page.locator('li[data-verdict="ignored"]');
    await row.locator('summary').click();
    await row.locator('pre').getByText(shown).waitFor();
    await clear(page).click();
    await expect.poll(() => page.locator('.message-log__row').count()).toBe(0);
  });

  it('breaks nothing: the payment page opens after a message that is no JSON', async () => {
    const { page } = await open('', {
      says: '{ from: "a tool", at: 1n }',
      action: 'checkout',
      data: `${host}pay/none`,
    });
    await page.locator('iframe[data-payment-page]').waitFor();
  });

  it('says which addresses a refused checkout may have', async () => {
    const { page } = await open('', { action: 'checkout', data: 'https://pay.example/1' });
    const row = logRows(page, { action: 'checkout', verdict: 'refused' });
    await row.getByText(`payment URLs begin with ${host}pay/`).waitFor();
  });

  it("says that a mini-app's own id is in the way", async () => {
    const { page, frame } = await open('', { id: 'own' });
    await page.getByText('a parameter "id" of its own').waitFor();
    await frame.getByText('init').waitFor();
  });
});

describe('a page that does not answer', () => {
  it.each([
    ['silent', 'silent', 'has not said init'],
    ['broken', 'status', 'answered 503'],
    ['denies', 'framing', 'X-Frame-Options: DENY'],
    ['policy', 'framing', 'frame-ancestors'],
    ['redirects', 'redirect-id', '/silent. Keep the parameter id'],
    ['navigates', 'navigated', 'keep it in links'],
    ['forgets-id', 'lost-id', 'must keep the parameter id'],
  ])('is explained: %s', async (path, cause, words) => {
    const { page } = await open(path);
    await advice(page, cause).getByText(words).waitFor();
  });

  it('is explained where its server is down', async () => {
    const { page } = await openWorkbench({
      url: 'http://127.0.0.1:9/',
      mode: 'order-web',
      preset: 'hotel',
      locale: 'en',
    });
    await advice(page, 'unreachable').waitFor();
  });

  it('is no longer explained once it answers', async () => {
    const { page, frame } = await open('');
    await frame.getByText('init').waitFor();
    expect(await page.locator('.frame-advice').count()).toBe(0);
  });
});

it.each([
  ['ru', 'light', 375],
  ['ru', 'dark', 1280],
  ['en', 'dark', 375],
  ['en', 'light', 1280],
] as const)('all of it is accessible: %s, %s, %i px', async (locale, colorScheme, width) => {
  const context = { colorScheme, viewport: { width, height: 900 } };
  const { page } = await openWorkbench(
    { url: `${guests.url}denies?id=own`, mode: 'order-web', preset: 'hotel', locale },
    context,
  );
  await advice(page, 'framing').waitFor();
  await page.locator('.message-log__row summary').first().click();
  await page.locator('.update-form > summary').click();
  await page.locator('.update-form textarea').fill('{');
  await page.locator('.update-form button').click();
  await page.getByRole('alert').waitFor();
  await expectAccessible(page, `workbench, ${locale}, ${colorScheme}, ${width} px`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
});

describe('an address', () => {
  it('is completed, from the form too', async () => {
    const page = await openPage({ locale: 'en' });
    await page.goto(host);
    await page
      .getByRole('textbox', { name: 'Address of the mini-app' })
      .fill(guests.url.replace(/^http:\/\/|\/$/g, ''));
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.frameLocator('iframe[data-mini-app]').getByText('init').waitFor();
  });

  it('on the local network is opened by an option', async () => {
    const url = '192.168.255.254:4711/x';
    const { page } = await openWorkbench({ url, mode: 'order-web', preset: 'hotel', locale: 'en' });
    await page.getByText('tick «Allow http on the local network»').waitFor();
    await page.getByRole('checkbox', { name: 'Allow http on the local network' }).check();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator(`iframe[data-mini-app][src^="http://${url}?id="]`).waitFor();
  });

  it.each([
    ['ftp://app.example', 'no address of a page'],
    ['http://app.example/', 'Give an address with https'],
    [host, "the simulator's own address"],
  ])('that cannot be opened is told why: %s', async (url, words) => {
    const { page } = await openWorkbench({ url, mode: 'order-web', preset: 'hotel', locale: 'en' });
    await page.getByText(words).waitFor();
  });
});

describe('updateData', () => {
  it('is sent by hand, after what is wrong with it is told', async () => {
    const { page, frame } = await open('');
    await frame.getByText('init Анна Кузнецова').waitFor();
    await page.getByText('Send updateData').click();
    const field = page.getByRole('textbox', { name: 'New data, JSON' });
    const data = await field.inputValue();
    const send = page.getByRole('button', { name: 'Send', exact: true });
    for (const [wrong, words] of [
      ['{', 'JSON'],
      [data.replace('"order"', '"other"'), 'minappType'],
    ] as const) {
      await field.fill(wrong);
      await send.click();
      await page.getByRole('alert').getByText(words).waitFor();
    }
    await field.fill(data.replace('Анна Кузнецова', 'Иван'));
    await send.click();
    await frame.getByText('updateData Иван').waitFor();
    await logRows(page, { direction: 'to-guest', action: 'updateData', verdict: 'accepted' }).waitFor();
  });
});
