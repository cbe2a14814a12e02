import { fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { describe, expect, test, vi } from 'vitest';
import { CodeInput } from './code-input.js';
import { FieldRow } from './field.js';
import { PhoneField } from './phone-field.js';
import { SelectField } from './select-field.js';
import { TextArea } from './text-area.js';
import { TextField } from './text-field.js';

function describedBy(element: Element): string {
  const id = element.getAttribute('aria-describedby') ?? '';
  return document.getElementById(id)?.textContent ?? '';
}

describe('TextField', () => {
  test('is a text box with its label, and its hint as description', () => {
    render(<TextField label="ИНН" hint="10 или 12 цифр" value="" onInput={() => {}} />);
    const input = screen.getByRole('textbox', { name: 'ИНН' });
    expect(describedBy(input)).toBe('10 или 12 цифр');
    expect(input.getAttribute('aria-invalid')).toBeNull();
  });

  test('an error takes the place of the hint and is announced', () => {
    render(<TextField label="ИНН" hint="10 или 12 цифр" error="Не хватает цифр" value="774" onInput={() => {}} />);
    const input = screen.getByRole('textbox', { name: 'ИНН' });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(describedBy(input)).toBe('Не хватает цифр');
    expect(screen.getByRole('alert').textContent).toBe('Не хватает цифр');
    expect(screen.queryByText('10 или 12 цифр')).toBeNull();
  });

  test('the cross clears the field and leaves the focus in it', () => {
    const onInput = vi.fn();
    const view = render(<TextField label="Сумма" value="300" onInput={onInput} />);
    fireEvent.click(screen.getByRole('button', { name: 'Очистить: Сумма' }));
    expect(onInput).toHaveBeenCalledExactlyOnceWith('');
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
    view.rerender(<TextField label="Сумма" value="" onInput={onInput} />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('reports what is typed', () => {
    const onInput = vi.fn();
    render(<TextField label="Поиск" type="search" compact value="" onInput={onInput} />);
    fireEvent.input(screen.getByRole('searchbox', { name: 'Поиск' }), { target: { value: 'лук' } });
    expect(onInput).toHaveBeenCalledExactlyOnceWith('лук');
  });

  test('two in a row keep their own labels', () => {
    render(
      <FieldRow>
        <TextField label="Дата" type="date" value="" onInput={() => {}} />
        <TextField label="Время" type="time" value="" onInput={() => {}} />
      </FieldRow>,
    );
    expect(screen.getByLabelText('Дата').getAttribute('type')).toBe('date');
    expect(screen.getByLabelText('Время').getAttribute('type')).toBe('time');
  });
});

describe('PhoneField', () => {
  function Phone({ initial = '', onInput }: { initial?: string; onInput?: (value: string) => void }) {
    const [value, setValue] = useState(initial);
    return (
      <PhoneField
        value={value}
        onInput={(next) => {
          setValue(next);
          onInput?.(next);
        }}
      />
    );
  }

  function phoneInput(): HTMLInputElement {
    return screen.getByRole<HTMLInputElement>('textbox', { name: 'Телефон' });
  }

  /** Changes the input as a browser does: sets the text and the caret, fires `input`. */
  function change(raw: string, caret: number, inputType: string) {
    const input = phoneInput();
    input.value = raw;
    input.setSelectionRange(caret, caret);
    fireEvent(input, new InputEvent('input', { bubbles: true, inputType }));
  }

  function typeAtEnd(text: string) {
    for (const character of text) {
      const raw = phoneInput().value + character;
      change(raw, raw.length, 'insertText');
    }
  }

  function paste(text: string): boolean {
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { getData: () => text } });
    return fireEvent(phoneInput(), event);
  }

  test('typing 8 begins +7 and the digits are grouped', () => {
    const onInput = vi.fn();
    render(<Phone onInput={onInput} />);
    typeAtEnd('8');
    expect(phoneInput().value).toBe('+7');
    typeAtEnd('9161234567');
    expect(phoneInput().value).toBe('+7 916 123 45 67');
    expect(onInput).toHaveBeenLastCalledWith('+79161234567');
  });

  test('a refused character changes neither the text nor the value', () => {
    const onInput = vi.fn();
    render(<Phone initial="+7916" onInput={onInput} />);
    typeAtEnd('x');
    expect(phoneInput().value).toBe('+7 916');
    expect(onInput).not.toHaveBeenCalled();
  });

  test('the caret stays where the person types', () => {
    render(<Phone initial="+7916123" />);
    change('+7 9165 123', 7, 'insertText');
    expect(phoneInput().value).toBe('+7 916 512 3');
    expect(phoneInput().selectionStart).toBe(8);
    expect(phoneInput().selectionEnd).toBe(8);
  });

  test('deleting the last digit empties the field', () => {
    const onInput = vi.fn();
    render(<Phone initial="+79" onInput={onInput} />);
    change('+7 ', 3, 'deleteContentBackward');
    expect(phoneInput().value).toBe('');
    expect(onInput).toHaveBeenCalledExactlyOnceWith('');
  });

  test.each(['8 (916) 123-45-67', '+7 916 123-45-67', '9161234567'])('pasting %s replaces what was there', (text) => {
    render(<Phone initial="+7999" />);
    const notPrevented = paste(text);
    expect(notPrevented).toBe(false);
    expect(phoneInput().value).toBe('+7 916 123 45 67');
  });

  test('a part of a number is pasted by the browser', () => {
    render(<Phone initial="+7999" />);
    expect(paste('123')).toBe(true);
  });

  test('autofill without separators is read too', () => {
    render(<Phone />);
    change('+79161234567', 12, 'insertReplacementText');
    expect(phoneInput().value).toBe('+7 916 123 45 67');
  });

  test('shows its error', () => {
    render(<PhoneField value="+7916" error="Введите номер полностью" onInput={() => {}} />);
    expect(describedBy(phoneInput())).toBe('Введите номер полностью');
  });
});

describe('CodeInput', () => {
  test('is one text box for one-time codes', () => {
    render(<CodeInput label="Код из СМС" value="12" onInput={() => {}} />);
    const input = screen.getByRole('textbox', { name: 'Код из СМС' });
    expect(input.getAttribute('autocomplete')).toBe('one-time-code');
    expect(input.getAttribute('inputmode')).toBe('numeric');
  });

  test('keeps digits only, six of them, and says when they are complete', () => {
    const onInput = vi.fn();
    const onComplete = vi.fn();
    render(<CodeInput label="Код" value="" onInput={onInput} onComplete={onComplete} />);
    const input = screen.getByRole<HTMLInputElement>('textbox');
    fireEvent.input(input, { target: { value: '12 a' } });
    expect(onInput).toHaveBeenLastCalledWith('12');
    expect(onComplete).not.toHaveBeenCalled();
    fireEvent.input(input, { target: { value: 'Код: 123-456. 7' } });
    expect(onInput).toHaveBeenLastCalledWith('123456');
    expect(onComplete).toHaveBeenCalledExactlyOnceWith('123456');
  });

  test('shows its error', () => {
    render(<CodeInput label="Код" value="123456" error="Неверный код" onInput={() => {}} />);
    expect(describedBy(screen.getByRole('textbox'))).toBe('Неверный код');
  });
});

describe('TextArea', () => {
  test('is a text box of several lines with its label', () => {
    const onInput = vi.fn();
    render(<TextArea label="Комментарий" value="" onInput={onInput} />);
    const area = screen.getByRole('textbox', { name: 'Комментарий' });
    expect(area.tagName).toBe('TEXTAREA');
    fireEvent.input(area, { target: { value: 'Без лука' } });
    expect(onInput).toHaveBeenCalledExactlyOnceWith('Без лука');
  });
});

describe('SelectField', () => {
  const options = [
    { value: 'B', label: 'Терминал B' },
    { value: 'C', label: 'Терминал C' },
  ] as const;

  test('is a native select that reports the choice', () => {
    const onChange = vi.fn();
    render(<SelectField label="Терминал" options={options} value="B" onChange={onChange} />);
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Терминал' });
    expect(select.value).toBe('B');
    fireEvent.change(select, { target: { value: 'C' } });
    expect(onChange).toHaveBeenCalledExactlyOnceWith('C');
  });

  test('with nothing chosen shows no option', () => {
    render(<SelectField label="Терминал" options={options} value="" onChange={() => {}} />);
    expect(screen.getByRole<HTMLSelectElement>('combobox').value).toBe('');
  });
});
