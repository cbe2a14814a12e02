// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MerchantError } from '../client/index.js';
import { coffee } from '../test-support/coffee.js';
import { closeMiniApp, openMiniApp } from '../testing/index.js';

afterEach(() => {
  closeMiniApp();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a page', () => {
  it('shows the screen of its address, in the host’s language', async () => {
    openMiniApp(coffee, { address: '/cups/3', host: { locale: 'en' } });
    expect(await screen.findByRole('heading', { name: 'Чашек: 3' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
  });

  it('says where there is no such screen, and leads to the start', async () => {
    openMiniApp(coffee, { address: '/cups/3/4?id=frame-1' });
    expect(await screen.findByRole('heading', { name: 'Такой страницы нет' })).toBeTruthy();
    await waitFor(() => expect(document.title).toBe('Кофе'));
    fireEvent.click(screen.getByRole('button', { name: 'К началу' }));
    expect(await screen.findByRole('heading', { name: 'Меню' })).toBeTruthy();
    expect(location.pathname + location.search).toBe('/?id=frame-1');
  });

  it('waits for the host with a skeleton, says when it is silent, and goes on after another attempt', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { host } = openMiniApp(coffee, { hostBehaviour: 'silent' });
    expect(screen.getByText(/Загрузка…|Loading…/)).toBeTruthy();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await screen.findByRole('heading', { name: /Приложение не отвечает|does not answer/ })).toBeTruthy();
    host.behave('answers');
    fireEvent.click(screen.getByRole('button', { name: /Повторить|Try again/ }));
    expect(await screen.findByRole('heading', { name: 'Меню' })).toBeTruthy();
  });

  it('works without a host', async () => {
    openMiniApp(coffee, { host: null });
    expect(await screen.findByRole('heading', { name: 'Меню' })).toBeTruthy();
  });

  it('survives a screen that fails: it says so, and another screen is shown as if nothing had happened', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    openMiniApp(coffee, { address: '/broken' });
    expect(await screen.findByRole('heading', { name: 'Страница не загрузилась' })).toBeTruthy();
    expect(log).toHaveBeenCalled();
    history.pushState(null, '', '/');
    dispatchEvent(new PopStateEvent('popstate'));
    expect(await screen.findByRole('heading', { name: 'Меню' })).toBeTruthy();
  });

  it('takes the focus to a new screen when what had it is gone', async () => {
    openMiniApp(coffee, { address: '/nowhere' });
    const button = await screen.findByRole('button', { name: 'К началу' });
    button.focus();
    fireEvent.click(button);
    await screen.findByRole('heading', { name: 'Меню' });
    await waitFor(() => expect(document.activeElement?.className).toBe('kit-app'));
  });
});

describe('a point of sale of the host', () => {
  it('opens its screen at the start', async () => {
    const addressOfShop = async (shopId: number) => `/cups/${shopId}`;
    openMiniApp({ ...coffee, addressOfShop }, { host: { shopId: 42 } });
    expect(await screen.findByRole('heading', { name: 'Чашек: 42' })).toBeTruthy();
  });

  it('that is not known here leaves the start', async () => {
    const addressOfShop = () => Promise.reject(new MerchantError('not_found', 'Unknown.'));
    openMiniApp({ ...coffee, addressOfShop }, { host: { shopId: 42 } });
    expect(await screen.findByRole('heading', { name: 'Меню' })).toBeTruthy();
  });
});
