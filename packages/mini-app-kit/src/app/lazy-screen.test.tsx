// @vitest-environment happy-dom
import { createMiniApp } from '@invoicebox/mini-app-sdk';
import { createMiniAppSession, MiniAppProvider } from '@invoicebox/mini-app-sdk/preact';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { ComponentType } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { lazyScreen } from './lazy-screen.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('a screen shows a skeleton while it loads, an error if that fails, and itself after a retry', async () => {
  const load = vi
    .fn<() => Promise<ComponentType>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    .mockResolvedValueOnce(() => <p>Loaded</p>);
  const LazyScreen = lazyScreen(load);
  vi.stubGlobal('navigator', { language: 'ru', onLine: false });
  render(
    <MiniAppProvider session={createMiniAppSession(createMiniApp())}>
      <LazyScreen />
    </MiniAppProvider>,
  );
  expect(screen.getByText('Загрузка…')).toBeTruthy();
  expect(await screen.findByText('Страница не загрузилась')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Повторить' }));
  expect(await screen.findByText('Loaded')).toBeTruthy();
});
