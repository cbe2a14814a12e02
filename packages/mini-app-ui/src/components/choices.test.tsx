import { fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { describe, expect, test, vi } from 'vitest';
import { Cell } from './cell.js';
import { Chip, ChipGroup } from './chip.js';
import { SegmentedPicker } from './segmented-picker.js';
import { SlotPicker } from './slot-picker.js';
import { Stepper } from './stepper.js';

type View = 'list' | 'map' | 'tiles';

const OPTIONS: readonly { value: View; label: string }[] = [
  { value: 'list', label: 'Список' },
  { value: 'map', label: 'Карта' },
  { value: 'tiles', label: 'Плитки' },
];

function Picker({ onChange }: { onChange: (value: View) => void }) {
  const [value, setValue] = useState<View>('list');
  return (
    <SegmentedPicker
      label="Вид"
      options={OPTIONS}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
    />
  );
}

function checked(): string {
  return screen.getByRole('radio', { checked: true }).textContent ?? '';
}

describe('SegmentedPicker', () => {
  test('is a named radio group with one stop of the Tab key', () => {
    render(<Picker onChange={() => {}} />);
    expect(screen.getByRole('radiogroup', { name: 'Вид' })).toBeTruthy();
    expect(screen.getAllByRole('radio').map((radio) => radio.tabIndex)).toEqual([0, -1, -1]);
  });

  test('a press chooses', () => {
    const onChange = vi.fn();
    render(<Picker onChange={onChange} />);
    fireEvent.click(screen.getByRole('radio', { name: 'Карта' }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith('map');
    expect(checked()).toBe('Карта');
  });

  test.each([
    ['ArrowRight', ['Карта', 'Плитки', 'Список']],
    ['ArrowDown', ['Карта', 'Плитки', 'Список']],
    ['ArrowLeft', ['Плитки', 'Карта', 'Список']],
    ['ArrowUp', ['Плитки', 'Карта', 'Список']],
    ['End', ['Плитки', 'Плитки']],
  ])('%s chooses, moves the focus and goes round', (key, expected) => {
    render(<Picker onChange={() => {}} />);
    screen.getByRole('radio', { name: 'Список' }).focus();
    for (const label of expected) {
      fireEvent.keyDown(document.activeElement ?? document.body, { key });
      expect(checked()).toBe(label);
      expect(document.activeElement?.textContent).toBe(label);
    }
  });

  test('Home goes to the first; other keys are left to the browser', () => {
    const onChange = vi.fn();
    render(<Picker onChange={onChange} />);
    fireEvent.click(screen.getByRole('radio', { name: 'Плитки' }));
    fireEvent.keyDown(screen.getByRole('radio', { name: 'Плитки' }), { key: 'Home' });
    expect(checked()).toBe('Список');
    onChange.mockClear();
    const notPrevented = fireEvent.keyDown(screen.getByRole('radio', { name: 'Список' }), { key: 'Tab' });
    expect(notPrevented).toBe(true);
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe('Chip', () => {
  test('as a filter it is a toggle with aria-pressed', () => {
    const onToggle = vi.fn();
    render(
      <ChipGroup label="Топливо">
        <Chip label="АИ-92" pressed onToggle={onToggle} />
        <Chip label="АИ-95" pressed={false} onToggle={onToggle} />
      </ChipGroup>,
    );
    expect(screen.getByRole('group', { name: 'Топливо' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'АИ-92', pressed: true }));
    fireEvent.click(screen.getByRole('button', { name: 'АИ-95', pressed: false }));
    expect(onToggle.mock.calls).toEqual([[false], [true]]);
  });

  test('with a cross it says that a press removes it', () => {
    const onClose = vi.fn();
    render(<Chip label="Лукойл" onClose={onClose} />);
    fireEvent.click(screen.getByRole('button', { name: 'Лукойл: убрать' }));
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('Cell', () => {
  test('among choices tells whether it is the one that was made', () => {
    render(
      <>
        <Cell label="АИ-92" selected={false} onPress={() => undefined} />
        <Cell label="АИ-95" selected onPress={() => undefined} />
        <Cell label="Далее" onPress={() => undefined} />
      </>,
    );
    expect(screen.getByRole('button', { name: 'АИ-92', pressed: false })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'АИ-95', pressed: true })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Далее' }).hasAttribute('aria-pressed')).toBe(false);
  });
});

describe('Stepper', () => {
  test('changes one by one within its bounds, and says what', () => {
    const onChange = vi.fn();
    const view = render(<Stepper label="Кофе" value={0} min={0} max={2} onChange={onChange} />);
    expect(screen.getByRole('group', { name: 'Кофе' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Кофе: убрать' }).hasAttribute('disabled')).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Кофе: добавить' }));
    expect(onChange).toHaveBeenLastCalledWith(1);
    view.rerender(<Stepper label="Кофе" value={2} min={0} max={2} onChange={onChange} />);
    expect(screen.getByRole('button', { name: 'Кофе: добавить' }).hasAttribute('disabled')).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Кофе: убрать' }));
    expect(onChange).toHaveBeenLastCalledWith(1);
  });
});

describe('SlotPicker', () => {
  const slots = ['2026-11-28T22:30:00Z', '2026-11-29T05:00:00Z', '2026-11-29T21:30:00Z'].map((time) =>
    Date.parse(time),
  );

  test('shows the times of the first day, in the local time of the place, and those of another day on demand', () => {
    const onChange = vi.fn();
    render(<SlotPicker slots={slots} timeZone="Europe/Moscow" value={undefined} onChange={onChange} />);
    const labels = (group: string) =>
      [...screen.getByRole('group', { name: group }).querySelectorAll('button')].map(({ textContent }) => textContent);
    expect(labels('День')).toEqual(['29 ноября', '30 ноября']);
    expect(labels('Время')).toEqual(['01:30', '08:00']);
    fireEvent.click(screen.getByRole('button', { name: '30 ноября' }));
    expect(labels('Время')).toEqual(['00:30']);
    fireEvent.click(screen.getByRole('button', { name: '00:30' }));
    expect(onChange).toHaveBeenCalledWith(slots[2]);
  });

  test('shows the day of what is chosen, and says so if there is nothing', () => {
    const picker = (all: readonly number[]) => (
      <SlotPicker slots={all} timeZone="Europe/Moscow" value={slots[2]} onChange={() => {}} />
    );
    const { rerender } = render(picker(slots));
    expect(screen.getByRole('button', { name: '00:30' }).getAttribute('aria-pressed')).toBe('true');
    rerender(picker([]));
    expect(screen.getByText('Свободного времени нет')).toBeTruthy();
  });
});
