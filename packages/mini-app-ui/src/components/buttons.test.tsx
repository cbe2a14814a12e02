import { fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { LocaleProvider } from '../i18n/locale-provider.js';
import { AmountBar } from './amount-bar.js';
import { Button } from './button.js';
import { IconButton } from './icon-button.js';

describe('Button', () => {
  test('is a native button that reports presses', () => {
    const onPress = vi.fn();
    render(<Button onPress={onPress}>Далее</Button>);
    const button = screen.getByRole('button', { name: 'Далее' });
    expect(button.getAttribute('type')).toBe('button');
    fireEvent.click(button);
    expect(onPress).toHaveBeenCalledOnce();
  });

  test('while loading it keeps its name and the focus, and ignores presses', () => {
    const onPress = vi.fn();
    const view = render(<Button onPress={onPress}>Оплатить</Button>);
    screen.getByRole('button').focus();
    view.rerender(
      <Button loading onPress={onPress}>
        Оплатить
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Оплатить' });
    fireEvent.click(button);
    expect(onPress).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-busy')).toBe('true');
    expect(document.activeElement).toBe(button);
  });

  test('a loading submit button does not send the form', () => {
    const onSubmit = vi.fn((event: Event) => event.preventDefault());
    const form = (loading: boolean) => (
      <form onSubmit={onSubmit}>
        <Button type="submit" loading={loading}>
          Оплатить
        </Button>
      </form>
    );
    const view = render(form(true));
    fireEvent.click(screen.getByRole('button'));
    expect(onSubmit).not.toHaveBeenCalled();
    view.rerender(form(false));
    fireEvent.click(screen.getByRole('button'));
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  test('disabled is disabled for everyone', () => {
    render(<Button disabled>Далее</Button>);
    expect(screen.getByRole<HTMLButtonElement>('button').disabled).toBe(true);
  });
});

describe('IconButton', () => {
  test('is named by its label, with the count of its badge', () => {
    const onPress = vi.fn();
    render(<IconButton icon="filter" label="Фильтры" badge={2} onPress={onPress} />);
    fireEvent.click(screen.getByRole('button', { name: 'Фильтры (2)' }));
    expect(onPress).toHaveBeenCalledOnce();
  });

  test('as a toggle it says its state', () => {
    render(<IconButton icon="heart" label="В избранное" pressed onPress={() => {}} />);
    expect(screen.getByRole('button', { pressed: true }).getAttribute('aria-label')).toBe('В избранное');
  });
});

describe('AmountBar', () => {
  test.each([
    ['ru', 'Итого: 2 000,00 ₽'],
    ['en', 'Total: 2,000.00 ₽'],
  ])('shows the sum and one button in %s', (locale, expected) => {
    const onPress = vi.fn();
    render(
      <LocaleProvider locale={locale}>
        <AmountBar kopecks={200_000} action="OK" onPress={onPress} />
      </LocaleProvider>,
    );
    expect(screen.getByText(/Итого|Total/).parentElement?.textContent?.replaceAll('\u00a0', ' ')).toBe(expected);
    fireEvent.click(screen.getByRole('button', { name: 'OK' }));
    expect(onPress).toHaveBeenCalledOnce();
  });
});
