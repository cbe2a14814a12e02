import { expect, it, onTestFinished } from 'vitest';
import { ensureLocalStorage } from './local-storage.js';

it('a page under test has a storage, also where the one of its DOM is hidden', () => {
  const known = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
  onTestFinished(() => {
    if (known) Object.defineProperty(globalThis, 'localStorage', known);
  });
  Object.defineProperty(globalThis, 'localStorage', { value: undefined, configurable: true });
  ensureLocalStorage();
  localStorage.setItem('a', '1');
  ensureLocalStorage();
  expect([localStorage.getItem('a'), localStorage.length, localStorage.key(0), localStorage.getItem('b')]).toEqual([
    '1',
    1,
    'a',
    null,
  ]);
  localStorage.removeItem('a');
  localStorage.setItem('c', '2');
  localStorage.clear();
  expect(localStorage.length).toBe(0);
});
