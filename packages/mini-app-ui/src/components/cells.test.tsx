import { fireEvent, render, screen, within } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { LocaleProvider } from '../i18n/locale-provider.js';
import { Cell } from './cell.js';
import { CheckCell } from './check-cell.js';
import { ChipsColumn } from './chips-column.js';
import { NotificationCell } from './notification-cell.js';
import { OrderLines } from './order-lines.js';
import { PlaceCell } from './place-cell.js';
import { ServiceCard } from './service-card.js';

/** The visible text, with no-break spaces replaced by spaces. */
function textOf(element: Element): string {
  return (element.textContent ?? '').replaceAll('\u00a0', ' ');
}

describe('Cell', () => {
  test('with onPress is a button named by its label and value', () => {
    const onPress = vi.fn();
    render(<Cell label="АИ-95" value="55 ₽" onPress={onPress} />);
    fireEvent.click(screen.getByRole('button', { name: /АИ-95.*55 ₽/ }));
    expect(onPress).toHaveBeenCalledOnce();
  });

  test('with href is a link', () => {
    render(<Cell label="Адрес" href="https://example.com/" />);
    expect(screen.getByRole('link', { name: 'Адрес' }).getAttribute('href')).toBe('https://example.com/');
  });

  test('with neither is plain and has no chevron', () => {
    const { container } = render(<Cell label="ИНН" value="7743000000" />);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('link')).toBeNull();
    expect(container.querySelector('svg')).toBeNull();
  });

  test('disabled cannot be pressed', () => {
    render(<Cell label="АИ-98" disabled onPress={() => {}} />);
    expect(screen.getByRole<HTMLButtonElement>('button').disabled).toBe(true);
  });
});

describe('PlaceCell', () => {
  test('is one button with all that is known of the place', () => {
    const onPress = vi.fn();
    render(<PlaceCell title="Лукойл" subtitle="ул. Ленина, 1" metres={2130} onPress={onPress} />);
    const button = screen.getByRole('button');
    expect(textOf(button)).toBe('Лукойлул. Ленина, 12,1 км');
    fireEvent.click(button);
    expect(onPress).toHaveBeenCalledOnce();
  });
});

describe('CheckCell', () => {
  test('is a checkbox with the label of the row', () => {
    const onChange = vi.fn();
    render(<CheckCell label="Итальянская" checked={false} onChange={onChange} />);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Итальянская', checked: false }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith(true);
  });
});

describe('NotificationCell', () => {
  test('is an article that says it is new', () => {
    render(
      <NotificationCell title="Счёт отправлен" when="01.01.2023" badge="error">
        На почту mail@mail.ru
      </NotificationCell>,
    );
    const article = within(screen.getByRole('article'));
    expect(article.getByRole('heading', { name: 'Счёт отправлен' })).toBeTruthy();
    expect(article.getByText('Новое')).toBeTruthy();
  });
});

describe('ChipsColumn', () => {
  test('lists the steps in order; one that can be gone back to is a button', () => {
    const onPress = vi.fn();
    render(
      <ChipsColumn
        steps={[
          { id: 'a', label: 'ООО «Ромашка»' },
          { id: 'b', label: 'pochta@mail.ru', onPress },
        ]}
      />,
    );
    const items = within(screen.getByRole('list', { name: 'Пройденные шаги' })).getAllByRole('listitem');
    expect(items.map(textOf)).toEqual(['1ООО «Ромашка»', '2pochta@mail.ru']);
    fireEvent.click(screen.getByRole('button', { name: 'pochta@mail.ru' }));
    expect(onPress).toHaveBeenCalledOnce();
  });
});

describe('OrderLines', () => {
  const lines = [
    { id: '1', name: 'Креветки', quantity: 2000, kopecks: 200_000, vatKopecks: 20_000 },
    { id: '2', name: 'АИ-95', quantity: 30_500, unit: 'л', kopecks: 167_750, vatKopecks: 0 },
    { id: '3', name: 'Чаевые', quantity: 1000, kopecks: 10_000, vatKopecks: null },
  ];
  const total = { kopecks: 377_750, vatKopecks: 20_000 };

  test('each line has name, sum, quantity, VAT; the total comes last', () => {
    const { container } = render(<OrderLines lines={lines} total={total} />);
    const items = within(screen.getByRole('list', { name: 'Состав заказа' })).getAllByRole('listitem');
    expect(items.map(textOf)).toEqual([
      'Креветки2 000,00 ₽×2В т.ч. НДС: 200,00 ₽',
      'АИ-951 677,50 ₽×30,5 лВ т.ч. НДС: 0,00 ₽',
      'Чаевые100,00 ₽×1Без НДС',
    ]);
    expect(textOf(container)).toContain('Итого:3 777,50 ₽В т.ч. НДС:200,00 ₽');
  });

  test('speaks English', () => {
    const { container } = render(
      <LocaleProvider locale="en">
        <OrderLines lines={lines} total={{ kopecks: 377_750, vatKopecks: null }} />
      </LocaleProvider>,
    );
    expect(screen.getByRole('list', { name: 'Order items' })).toBeTruthy();
    expect(textOf(container)).toContain('Incl. VAT: 200.00 ₽');
    expect(textOf(container)).toContain('Total:3,777.50 ₽No VAT');
  });
});

describe('ServiceCard', () => {
  test('is offered, then can be removed or added once more', () => {
    const onAdd = vi.fn();
    const onRemove = vi.fn();
    const view = render(<ServiceCard title="Аэроэкспресс" onAdd={onAdd} onRemove={onRemove} />);
    const offer = screen.getByRole('button', { name: 'Добавить услугу: Аэроэкспресс' });
    expect(offer.textContent).toBe('Добавить услугу');
    fireEvent.click(offer);
    expect(onAdd).toHaveBeenCalledOnce();

    const added = { kopecks: 100_000, note: '1 билет' };
    view.rerender(<ServiceCard title="Аэроэкспресс" added={added} canAddMore onAdd={onAdd} onRemove={onRemove} />);
    expect(textOf(screen.getByRole('article'))).toContain('1 000,00 ₽ • 1 билет');
    expect(screen.queryByRole('button', { name: /Добавить услугу/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Удалить: Аэроэкспресс' }));
    fireEvent.click(screen.getByRole('button', { name: 'Добавить ещё: Аэроэкспресс' }));
    expect(onRemove).toHaveBeenCalledOnce();
    expect(onAdd).toHaveBeenCalledTimes(2);
  });
});
