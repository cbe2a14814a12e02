// @vitest-environment happy-dom
import { closeMiniApp, failure, openMiniApp } from '@invoicebox/mini-app-kit/testing';
import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { pages } from './pages.js';

afterEach(closeMiniApp);

it('the pages of the README lead to the confirmation, and back', async () => {
  const washes = { json: [{ id: 'full', title: 'Полная', price: 900_00 }] };
  const answers = { '/api/washes': washes, '/api/quotes': failure(409, 'selection_unavailable', 'Боксы заняты.') };
  openMiniApp(pages, { answers, host: {} });
  fireEvent.click(await screen.findByRole('button', { name: 'Полная' }));
  expect(await screen.findByText('Боксы заняты.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Изменить выбор' }));
  expect(await screen.findByRole('button', { name: 'Полная' })).toBeTruthy();
});
