import { fireEvent, render, screen, within } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { LocaleProvider } from '../i18n/locale-provider.js';
import { Button } from './button.js';
import { EmptyState } from './empty-state.js';
import { ErrorState } from './error-state.js';
import { Section } from './layout.js';
import { Loader } from './loader.js';
import { NavigationBar } from './navigation-bar.js';
import { PaymentOutcome, type PaymentState } from './payment-outcome.js';
import { Screen } from './screen.js';
import { SkeletonList } from './skeleton.js';

describe('Screen and NavigationBar', () => {
  test('have the landmarks of a page and one main heading', () => {
    const onBack = vi.fn();
    render(
      <Screen
        header={<NavigationBar title="Счёт № 324" subtitle="Шаг 1 из 3" onBack={onBack} />}
        footer={<Button>Далее</Button>}
      >
        <Section title="Топливо">АИ-95</Section>
      </Screen>,
    );
    expect(within(screen.getByRole('banner')).getByRole('heading', { level: 1, name: 'Счёт № 324' })).toBeTruthy();
    expect(within(screen.getByRole('main')).getByRole('region', { name: 'Топливо' })).toBeTruthy();
    expect(within(screen.getByRole('contentinfo')).getByRole('button', { name: 'Далее' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Назад' }));
    expect(onBack).toHaveBeenCalledOnce();
  });

  test('without a way back there is no back button', () => {
    render(<NavigationBar title="АЗС" />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('loading, empty, error', () => {
  test('a loader and a skeleton say that they load, in the current language', () => {
    render(<Loader />);
    expect(screen.getByRole('status').textContent).toBe('Загрузка…');
    render(
      <LocaleProvider locale="en">
        <SkeletonList rows={2} />
      </LocaleProvider>,
    );
    expect(screen.getByText('Loading…')).toBeTruthy();
  });

  test('an empty list is announced', () => {
    render(<EmptyState title="Ничего не нашлось" text="Уберите фильтры" />);
    expect(screen.getByRole('status').textContent).toBe('Ничего не нашлосьУберите фильтры');
  });

  test('an error is announced and can be tried again', () => {
    const onRetry = vi.fn();
    render(<ErrorState onRetry={onRetry} />);
    expect(screen.getByRole('alert').textContent).toContain('Не получилось загрузить');
    fireEvent.click(screen.getByRole('button', { name: 'Повторить' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });
});

describe('PaymentOutcome', () => {
  test('tells the place in the queue instead, and when the turn comes', () => {
    const queue = { place: 41, readyAt: Date.now() + 100_000 };
    const view = render(<PaymentOutcome state="late" queue={queue} />);
    expect(view.getByRole('heading').textContent).toBe('Вы 41-й в очереди');
    expect(view.getByText(/примерно через 2 мин\./)).toBeTruthy();
    view.rerender(<PaymentOutcome state="waiting" queue={{ ...queue, readyAt: Date.now() - 1 }} />);
    expect(view.getByText(/примерно через 1 мин\./)).toBeTruthy();
  });

  test.each<[PaymentState, string, string]>([
    ['waiting', 'Ждём подтверждения оплаты', 'Waiting for the payment'],
    ['paid', 'Оплачено', 'Paid'],
    ['failed', 'Оплата не прошла', 'The payment failed'],
    ['canceled', 'Заказ отменён', 'The order is cancelled'],
    ['expired', 'Срок оплаты истёк', 'The time to pay is over'],
    ['late', 'Подтверждение задерживается', 'Confirmation is taking longer'],
  ])('%s is announced in both languages', (state, russian, english) => {
    const view = render(<PaymentOutcome state={state} />);
    expect(within(screen.getByRole('status')).getByRole('heading', { level: 1, name: russian })).toBeTruthy();
    view.unmount();
    render(
      <LocaleProvider locale="en">
        <PaymentOutcome state={state} />
      </LocaleProvider>,
    );
    expect(screen.getByRole('heading', { level: 1, name: english })).toBeTruthy();
  });

  test('after the time-out it says what happens next', () => {
    render(<PaymentOutcome state="late" />);
    expect(screen.getByRole('status').textContent).toMatch(/Не платите второй раз.*статус обновится.*деньги вернутся/);
  });

  test('the live region stays the same element while the state changes', () => {
    const view = render(<PaymentOutcome state="waiting" />);
    const region = screen.getByRole('status');
    view.rerender(
      <PaymentOutcome state="paid" text="Колонка 3 включена" action={<Button>К заказам</Button>}>
        Ваучер 42
      </PaymentOutcome>,
    );
    expect(screen.getByRole('status')).toBe(region);
    expect(region.textContent).toBe('ОплаченоКолонка 3 включена');
    expect(screen.getByText('Ваучер 42')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'К заказам' })).toBeTruthy();
  });
});
