import { LocaleProvider } from '@invoicebox/mini-app-ui';
import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { FuelScreen } from './screen.js';
import { Pump } from './texts.js';

it('the screen of the README shows its sum and tells what is pressed', () => {
  const [onBack, onChoose, onNext] = [vi.fn(), vi.fn(), vi.fn()];
  render(<FuelScreen locale="ru" {...{ onBack, onChoose, onNext }} />);
  fireEvent.click(screen.getByRole('button', { name: 'Далее' }));
  fireEvent.click(screen.getByRole('button', { name: /АИ-95/ }));
  expect([onNext.mock.calls.length, onChoose.mock.calls.length]).toEqual([1, 1]);
});

it('the texts of the README speak the language around them', () => {
  render(
    <LocaleProvider locale="en">
      <Pump number={3} />
    </LocaleProvider>,
  );
  expect(screen.getByRole('button').textContent).toBe('Pump 3: Pay');
});
