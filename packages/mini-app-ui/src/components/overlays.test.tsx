import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ActionSheet } from './action-sheet.js';
import { AlertModal } from './alert-modal.js';
import { BottomSheet } from './bottom-sheet.js';
import { Toast } from './toast.js';

/** Simulates Esc: the browser fires `cancel` at a modal dialog. */
function pressEscape(dialog: HTMLElement): boolean {
  return fireEvent(dialog, new Event('cancel', { cancelable: true }));
}

function Alert() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Открыть
      </button>
      <AlertModal
        open={open}
        title="Разрешите доступ"
        text="Покажем поблизости заправки"
        actions={[
          { label: 'Отменить', onPress: close },
          { label: 'Настройки', onPress: close, strong: true },
        ]}
        onClose={close}
      />
    </>
  );
}

function openAlert(): HTMLElement {
  render(<Alert />);
  const opener = screen.getByRole('button', { name: 'Открыть' });
  opener.focus();
  fireEvent.click(opener);
  return screen.getByRole('alertdialog');
}

describe('AlertModal', () => {
  test('opens as a modal dialog with its title and text', () => {
    const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal');
    const dialog = openAlert();
    expect(showModal).toHaveBeenCalledOnce();
    expect(dialog.tagName).toBe('DIALOG');
    expect(dialog.hasAttribute('open')).toBe(true);
    expect(screen.getByRole('alertdialog', { name: 'Разрешите доступ' })).toBe(dialog);
    const description = document.getElementById(dialog.getAttribute('aria-describedby') ?? '');
    expect(description?.textContent).toBe('Покажем поблизости заправки');
    showModal.mockRestore();
  });

  test('an action closes it and the focus goes back to where it was', () => {
    const dialog = openAlert();
    const action = within(dialog).getByRole('button', { name: 'Настройки' });
    action.focus();
    fireEvent.click(action);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Открыть' }));
  });

  test('Esc asks the parent to close', () => {
    pressEscape(openAlert());
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Открыть' }));
  });

  test('Esc does not close it against the will of the parent', () => {
    const onClose = vi.fn();
    render(<AlertModal open title="Подождите" actions={[]} onClose={onClose} />);
    const dialog = screen.getByRole('alertdialog');
    expect(pressEscape(dialog)).toBe(false);
    expect(onClose).toHaveBeenCalledOnce();
    expect(dialog.hasAttribute('open')).toBe(true);
  });

  test('a press outside does not close it', () => {
    const dialog = openAlert();
    fireEvent.click(dialog);
    expect(screen.getByRole('alertdialog')).toBe(dialog);
  });
});

describe('BottomSheet', () => {
  test('docked is a named region beside the content that takes no focus', () => {
    render(
      <>
        <button type="button">Карта</button>
        <BottomSheet open title="Лукойл">
          Адрес
        </BottomSheet>
      </>,
    );
    expect(screen.getByRole('region', { name: 'Лукойл' })).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(document.body);
    expect(screen.queryByRole('button', { name: 'Закрыть' })).toBeNull();
  });

  test('docked closes by its handle and by Esc inside it', () => {
    const onClose = vi.fn();
    render(
      <BottomSheet open title="Лукойл" onClose={onClose}>
        Адрес
      </BottomSheet>,
    );
    const handle = screen.getByRole('button', { name: 'Закрыть' });
    fireEvent.click(handle);
    fireEvent.keyDown(handle, { key: 'Escape' });
    fireEvent.keyDown(handle, { key: 'Enter' });
    expect(onClose).toHaveBeenCalledTimes(2);
  });

  test('modal is a dialog that closes by its handle, by Esc and by a press outside, but not inside', () => {
    const onClose = vi.fn();
    render(
      <BottomSheet modal open title="Топливо" onClose={onClose}>
        <p>АИ-95</p>
      </BottomSheet>,
    );
    const dialog = screen.getByRole('dialog', { name: 'Топливо' });
    expect(dialog.hasAttribute('open')).toBe(true);
    fireEvent.click(screen.getByText('АИ-95'));
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Закрыть' }));
    pressEscape(dialog);
    fireEvent.click(dialog);
    expect(onClose).toHaveBeenCalledTimes(3);
  });

  test('closed renders nothing', () => {
    const { container } = render(
      <BottomSheet open={false} title="Лукойл">
        Адрес
      </BottomSheet>,
    );
    expect(container.childElementCount).toBe(0);
  });
});

describe('ActionSheet', () => {
  test('is a dialog of actions with «Отмена» apart', () => {
    const onClose = vi.fn();
    const onPress = vi.fn();
    render(
      <ActionSheet
        open
        title="Удалить заказ?"
        actions={[{ label: 'Удалить', onPress, danger: true }]}
        onClose={onClose}
      />,
    );
    const sheet = within(screen.getByRole('dialog', { name: 'Удалить заказ?' }));
    fireEvent.click(sheet.getByRole('button', { name: 'Удалить' }));
    expect(onPress).toHaveBeenCalledOnce();
    fireEvent.click(sheet.getByRole('button', { name: 'Отмена' }));
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('Toast', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('speaks in a polite live region that is there before the message', () => {
    const view = render(<Toast message="" onDismiss={() => {}} />);
    const region = screen.getByRole('status');
    expect(region.getAttribute('aria-live')).toBe('polite');
    view.rerender(<Toast message="Скопировано" onDismiss={() => {}} />);
    expect(screen.getByRole('status')).toBe(region);
    expect(region.textContent).toBe('Скопировано');
  });

  test('goes by itself after its time, which a new message begins again', () => {
    const onDismiss = vi.fn();
    const view = render(<Toast message="Первое" durationMs={3000} onDismiss={onDismiss} />);
    act(() => {
      vi.advanceTimersByTime(2000);
    });
    view.rerender(<Toast message="Второе" durationMs={3000} onDismiss={onDismiss} />);
    act(() => {
      vi.advanceTimersByTime(2000);
    });
    expect(onDismiss).not.toHaveBeenCalled();
    act(() => {
      vi.advanceTimersByTime(1000);
    });
    expect(onDismiss).toHaveBeenCalledOnce();
  });

  test('goes by its cross', () => {
    const onDismiss = vi.fn();
    render(<Toast message="Скопировано" onDismiss={onDismiss} />);
    fireEvent.click(screen.getByRole('button', { name: 'Закрыть' }));
    expect(onDismiss).toHaveBeenCalledOnce();
  });
});
