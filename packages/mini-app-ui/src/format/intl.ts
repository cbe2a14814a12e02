import type { Locale } from '../i18n/locale.js';

/** U+00A0, between digit groups and between a number and its unit. */
export const NO_BREAK_SPACE = '\u00a0';

/** U+2212, the typographic minus. */
const MINUS = '\u2212';

/** British English: the day comes before the month. */
export const INTL_LOCALES: Readonly<Record<Locale, string>> = { ru: 'ru-RU', en: 'en-GB' };

const DECIMAL_SEPARATORS: Readonly<Record<Locale, string>> = { ru: ',', en: '.' };

/**
 * Throws unless `value` is an integer that a `number` holds exactly.
 *
 * @throws {RangeError} With the value and what was expected.
 */
export function assertSafeInteger(value: number, meaning: string): void {
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`${meaning} must be a safe integer, got ${value}`);
  }
}

/**
 * Formats an integer number of parts as a decimal number, without floating-point division.
 *
 * @param parts A safe integer: kopecks, thousandths.
 * @param fractionDigits 2 for kopecks, 3 for thousandths.
 * @param trimZeros `always` drops trailing zeros of the fraction, `whole` drops the fraction only if it is all zeros.
 */
export function formatParts(
  parts: number,
  fractionDigits: number,
  locale: Locale,
  trimZeros: 'never' | 'whole' | 'always',
): string {
  const digits = String(Math.abs(parts)).padStart(fractionDigits + 1, '0');
  const whole = digits.slice(0, -fractionDigits);
  const fraction = trimFraction(digits.slice(-fractionDigits), trimZeros);
  const sign = parts < 0 ? MINUS : '';
  return sign + groupThousands(whole, locale) + (fraction === '' ? '' : DECIMAL_SEPARATORS[locale] + fraction);
}

function trimFraction(fraction: string, trimZeros: 'never' | 'whole' | 'always'): string {
  if (trimZeros === 'always') return fraction.replace(/0+$/, '');
  return trimZeros === 'whole' && /^0+$/.test(fraction) ? '' : fraction;
}

function groupThousands(digits: string, locale: Locale): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, locale === 'ru' ? NO_BREAK_SPACE : ',');
}
