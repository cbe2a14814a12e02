// @vitest-environment happy-dom
import { closeMiniApp, openMiniApp } from '@invoicebox/mini-app-kit/testing';
import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import branches from '../data/branches.json' with { type: 'json' };
import { pages } from './pages.js';

afterEach(closeMiniApp);

const [branch] = branches;
const SLOT = Date.parse('2026-11-30T07:00:00Z');
const ANSWERS = {
  '/api/branches': { json: branches },
  '/api/branches/center': { json: { branch, slots: [SLOT, SLOT + 3_600_000] } },
  '/api/quotes': { status: 409, json: { error: { code: 'selection_unavailable', message: 'Это время уже занято.' } } },
};

it('leads from a branch and a time to the confirmation, and back if the time is taken', async () => {
  openMiniApp(pages, { answers: ANSWERS, host: { userEmail: 'a@b.ru', userName: 'Анна' } });
  fireEvent.click(await screen.findByRole('link', { name: /Студия на Кленовой/ }));
  const next = await screen.findByRole('button', { name: 'Далее' });
  expect(next.hasAttribute('disabled')).toBe(true);
  fireEvent.click(await screen.findByRole('button', { name: '10:00' }));
  fireEvent.click(next);
  expect(await screen.findByText('Это время уже занято.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Изменить выбор' }));
  expect((await screen.findByRole('button', { name: '10:00' })).getAttribute('aria-pressed')).toBe('true');
});
