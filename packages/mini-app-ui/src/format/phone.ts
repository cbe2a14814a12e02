const NATIONAL_LENGTH = 10;
const COUNTRY = '+7';
const GROUPS = [3, 3, 2, 2];

/** A phone number that is being typed. */
export interface PhoneEdit {
  /** `+7` and the digits typed so far (`+79161234567` when complete), or an empty string. */
  value: string;
  /** The input's text: `formatPhone(value)`. */
  display: string;
  /** The caret's position in `display`. */
  caret: number;
}

/** Whether the value is `+7` and ten digits. */
export function isCompletePhone(value: string): boolean {
  return /^\+7\d{10}$/.test(value);
}

/**
 * Groups a phone number: `+79161234567` becomes `+7 916 123 45 67`. An incomplete number is grouped as far as it goes.
 *
 * @param value `+7` and up to ten digits, or an empty string.
 */
export function formatPhone(value: string): string {
  if (value === '') return '';
  const national = value.slice(COUNTRY.length);
  const groups: string[] = [COUNTRY];
  let start = 0;
  for (const size of GROUPS) {
    const group = national.slice(start, start + size);
    if (group !== '') groups.push(group);
    start += size;
  }
  return groups.join(' ');
}

/**
 * Parses a Russian phone number in any notation: `8 (916) 123-45-67`, `+7 916…`, `7916…`, `916…`, with text after it.
 *
 * @returns `+7` and the ten digits, or `undefined` if the text is not a complete +7 number.
 */
export function parsePhone(text: string): string | undefined {
  const isInternational = text.trimStart().startsWith('+');
  const digits = text.replace(/\D/g, '');
  if (!isInternational && digits.length === NATIONAL_LENGTH) return COUNTRY + digits;
  const hasCountry = digits.startsWith('7') || (!isInternational && digits.startsWith('8'));
  if (!hasCountry || digits.length <= NATIONAL_LENGTH) return undefined;
  return COUNTRY + digits.slice(1, 1 + NATIONAL_LENGTH);
}

/** A change of the input, from an `input` event. */
export interface PhoneChange {
  /** The input's text after the change. */
  raw: string;
  /** The caret's position in `raw`. */
  caret: number;
  /** `InputEvent.inputType`: `insertText`, `deleteContentBackward` and the like. */
  inputType: string;
}

/**
 * Applies a change of the input. Typing 8, 7 or + starts with `+7`; deleting the last digit after it clears the field;
 * input that cannot be part of a +7 number is refused and leaves the previous value.
 *
 * @param previous The value before the change.
 */
export function editPhone(previous: string, { raw, caret, inputType }: PhoneChange): PhoneEdit {
  const isDeletion = inputType.startsWith('delete');
  const value = nextValue(previous, raw, isDeletion);
  const display = formatPhone(value);
  const place = caretBefore(display, countDigits(raw.slice(caret)));
  // Backspace must move the caret past a space, or it would get stuck there.
  const isBackspace = isDeletion && inputType !== 'deleteContentForward';
  return { value, display, caret: isBackspace ? display.slice(0, place).trimEnd().length : place };
}

function nextValue(previous: string, raw: string, isDeletion: boolean): string {
  const national = nationalDigits(raw, previous !== '');
  if (national === undefined) return previous;
  if (national === '') return isDeletion || !/[+\d]/.test(raw) ? '' : COUNTRY;
  if (national.length <= NATIONAL_LENGTH) return COUNTRY + national;
  // No area code is 79x or 89x, so the first digit is a country code, typed or autofilled after the existing +7.
  if (/^[78]9/.test(national)) return COUNTRY + national.slice(1, 1 + NATIONAL_LENGTH);
  return isCompletePhone(previous) ? previous : COUNTRY + national.slice(0, NATIONAL_LENGTH);
}

/** The digits after the country code; `undefined` for another country. */
function nationalDigits(raw: string, hadPrefix: boolean): string | undefined {
  const plus = raw.lastIndexOf('+');
  // Text before the last plus was typed before the prefix, or is the prefix before a pasted number.
  const digits = raw.slice(Math.max(plus, 0)).replace(/\D/g, '');
  if (plus >= 0) return digits === '' || digits.startsWith('7') ? digits.slice(1) : undefined;
  const hasCountry = /^[78]/.test(digits) && (hadPrefix || digits.length !== NATIONAL_LENGTH);
  return hasCountry ? digits.slice(1) : digits;
}

/** The position in `text` with `digitsAfter` digits to its right; counted from the right, as digits before the caret may have changed. */
function caretBefore(text: string, digitsAfter: number): number {
  let caret = text.length;
  for (let left = digitsAfter; left > 0 && caret > 0; caret--) {
    if (/\d/.test(text.charAt(caret - 1))) left--;
  }
  return caret;
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length;
}
