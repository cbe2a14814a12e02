import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editPhone, formatPhone, isCompletePhone, parsePhone } from './phone.js';

/** Types characters one by one at the end. */
function type(text: string, from = ''): string {
  let value = from;
  for (const character of text) {
    const raw = formatPhone(value) + character;
    value = editPhone(value, { raw, caret: raw.length, inputType: 'insertText' }).value;
  }
  return value;
}

function backspace(value: string, caret = formatPhone(value).length) {
  const display = formatPhone(value);
  const raw = display.slice(0, caret - 1) + display.slice(caret);
  return editPhone(value, { raw, caret: caret - 1, inputType: 'deleteContentBackward' });
}

describe('formatPhone and isCompletePhone', () => {
  test('group as far as the digits go', () => {
    expect(formatPhone('')).toBe('');
    expect(formatPhone('+7')).toBe('+7');
    expect(formatPhone('+79161')).toBe('+7 916 1');
    expect(formatPhone('+79161234567')).toBe('+7 916 123 45 67');
  });

  test('complete is ten digits after +7', () => {
    expect(isCompletePhone('+79161234567')).toBe(true);
    expect(isCompletePhone('+7916123456')).toBe(false);
    expect(isCompletePhone('')).toBe(false);
  });
});

describe('typing', () => {
  test.each(['8', '7', '+'])('%s begins +7', (first) => {
    expect(type(first)).toBe('+7');
    expect(type(`${first}9161234567`)).toBe('+79161234567');
  });

  test('any other digit is the first after +7', () => {
    expect(type('9161234567')).toBe('+79161234567');
  });

  test('8 and 7 after the prefix are digits of an area code', () => {
    expect(type('88121234567')).toBe('+78121234567');
    expect(type('77012345678')).toBe('+77012345678');
  });

  test('a whole mobile number typed after +7 loses its own 8', () => {
    expect(type('89161234567', '+7')).toBe('+79161234567');
  });

  test('what is no digit, or too much, changes nothing', () => {
    expect(type('a-b')).toBe('');
    expect(type('x', '+7916')).toBe('+7916');
    expect(type('8', '+79161234567')).toBe('+79161234567');
    expect(type('5', '+78121234567')).toBe('+78121234567');
  });

  test('in the middle, the caret stays behind the typed digit', () => {
    const raw = '+7 9165 123';
    expect(editPhone('+7916123', { raw, caret: 7, inputType: 'insertText' })).toEqual({
      value: '+79165123',
      display: '+7 916 512 3',
      caret: 8,
    });
  });

  test('over everything that was selected', () => {
    expect(editPhone('+79161234567', { raw: '8', caret: 1, inputType: 'insertText' }).value).toBe('+7');
    expect(editPhone('+79161234567', { raw: '4', caret: 1, inputType: 'insertText' }).value).toBe('+74');
  });
});

describe('deleting', () => {
  test('takes the last digit, and with the last one the prefix', () => {
    expect(backspace('+79161').value).toBe('+7916');
    expect(backspace('+79').value).toBe('');
    expect(backspace('+7').value).toBe('');
  });

  test('backspace over a space moves the caret past it instead of standing still', () => {
    const step = backspace('+7916123', '+7 916 '.length);
    expect(step).toEqual({ value: '+7916123', display: '+7 916 123', caret: '+7 916'.length });
    expect(backspace(step.value, step.caret)).toEqual({
      value: '+791123',
      display: '+7 911 23',
      caret: '+7 91'.length,
    });
  });

  test('the Delete key before a space moves the caret past it', () => {
    const raw = '+7 916123';
    expect(editPhone('+7916123', { raw, caret: 6, inputType: 'deleteContentForward' }).caret).toBe('+7 916 '.length);
  });

  test('of the prefix alone puts it back', () => {
    const raw = '7 916 123 45 6';
    expect(editPhone('+7916123456', { raw, caret: 0, inputType: 'deleteContentForward' }).value).toBe('+7916123456');
    expect(editPhone('+7916', { raw: '+ 916', caret: 1, inputType: 'deleteContentBackward' }).value).toBe('+7916');
  });

  test('everything empties the field', () => {
    expect(editPhone('+7916', { raw: '', caret: 0, inputType: 'deleteContentBackward' }).value).toBe('');
  });
});

describe('parsePhone', () => {
  test.each([
    '+7 916 123-45-67',
    '8 (916) 123-45-67',
    '79161234567',
    '916 123 45 67',
    ' +7(916)1234567 ',
    '+7 916 123 45 67 доб. 12',
  ])('reads %s', (text) => {
    expect(parsePhone(text)).toBe('+79161234567');
  });

  test.each(['', '123', '+375 29 123 45 67', '+8 916 123 45 67', '+1 916 123 4567 8', 'mail@example.com'])(
    'does not read "%s"',
    (text) => {
      expect(parsePhone(text)).toBeUndefined();
    },
  );
});

describe('for every number', () => {
  const national = fc.stringMatching(/^[3-9]\d{9}$/);
  const separator = fc.constantFrom('', ' ', '-', '(', ') ', '\u00a0');
  const prefix = fc.constantFrom('+7', '8', '7');

  test('any notation is read as the same phone', () => {
    fc.assert(
      fc.property(prefix, national, fc.array(separator, { minLength: 10, maxLength: 10 }), (start, digits, between) => {
        const text = start + between.map((gap, index) => gap + digits.charAt(index)).join('');
        expect(parsePhone(text)).toBe(`+7${digits}`);
      }),
    );
  });

  test('typing it gives it, and the grouped form is read back', () => {
    fc.assert(
      fc.property(prefix, national, (start, digits) => {
        const value = type(start.slice(0, 1) + digits);
        expect(value).toBe(`+7${digits}`);
        expect(parsePhone(formatPhone(value))).toBe(value);
      }),
    );
  });

  test('whatever is typed or deleted wherever, the value is a phone or a part of one and the caret is inside', () => {
    const edit = fc.record({
      at: fc.nat(20),
      text: fc.constantFrom('', '+', '7', '8', '9', '12', 'x', ' '),
      removed: fc.nat(4),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        let value = '';
        for (const { at, text, removed } of edits) {
          const display = formatPhone(value);
          const start = Math.min(at, display.length);
          const raw = display.slice(0, start) + text + display.slice(start + removed);
          const inputType = text === '' ? 'deleteContentBackward' : 'insertText';
          const next = editPhone(value, { raw, caret: start + text.length, inputType });
          expect(next.value).toMatch(/^(\+7\d{0,10})?$/);
          expect(next.caret).toBeGreaterThanOrEqual(0);
          expect(next.caret).toBeLessThanOrEqual(next.display.length);
          value = next.value;
        }
      }),
    );
  });
});
