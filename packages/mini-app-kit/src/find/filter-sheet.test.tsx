// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { FilterSheet } from './filter-sheet.js';

afterEach(cleanup);

const NAMES = [...Array.from({ length: 90 }, (_, index) => `Сеть ${index}`), 'Лукойл', 'Газпром нефть'];

/** A filter of many networks, of which some are on. */
function open(on: readonly string[] = [], search = 'Найти сеть') {
  const pressed: string[] = [];
  const choices = NAMES.map((label) => ({ label, on: on.includes(label), onChange: () => pressed.push(label) }));
  const filters = { value: {}, error: null, loading: false, retry: () => {} };
  const close = () => undefined;
  render(
    <FilterSheet
      open
      filters={filters}
      groupsOf={() => [{ title: 'Сети', choices, ...(search === '' ? {} : { search }) }]}
      {...{ count: on.length, total: 1234, onReset: close, onClose: close }}
    />,
  );
  const shown = () => screen.getAllByRole('button', { name: /Сеть|Лукойл|Газпром/ }).map((chip) => chip.textContent);
  const type = (value: string) => fireEvent.input(screen.getByRole('searchbox'), { target: { value } });
  return { pressed, shown, type };
}

it('shows the first of many choices, and those that are on', () => {
  expect(open(['Лукойл']).shown()).toEqual([...NAMES.slice(0, 12), 'Лукойл']);
});

it.each([
  ['лук', ['Лукойл']],
  ['LUKOIL', ['Лукойл']],
  ['газпромнефть', ['Газпром нефть']],
  ['сеть 8', ['Сеть 8', ...Array.from({ length: 10 }, (_, index) => `Сеть 8${index}`)]],
])('finds «%s» among all, in any spelling', (words, expected) => {
  const { shown, type, pressed } = open();
  type(words);
  expect(shown()).toEqual(expected);
  expect(screen.getByRole('status').textContent).toContain(String(expected.length));
  fireEvent.click(screen.getByRole('button', { name: expected[0] ?? '' }));
  expect(pressed).toEqual([expected[0]]);
});

it('says that nothing is found, and keeps what is on', () => {
  const { shown, type } = open(['Лукойл']);
  type('нет такой');
  expect(shown()).toEqual(['Лукойл']);
});

it('shows all choices of a group that has no search', () => {
  expect(open([], '').shown()).toHaveLength(NAMES.length);
});

it('has its buttons in a bar that stays in reach', () => {
  open();
  const bar = document.querySelector('.kit-filter__actions');
  expect(bar?.textContent?.replaceAll('\u00a0', ' ')).toContain('1 234');
});
