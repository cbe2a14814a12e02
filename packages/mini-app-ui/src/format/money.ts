import type { Locale } from '../i18n/locale.js';
import { assertSafeInteger, formatParts, NO_BREAK_SPACE } from './intl.js';

export interface FormatMoneyOptions {
  /** `1 000 ₽` instead of `1 000,00 ₽`. Not for amounts with VAT below (docs/screens.md, The look). */
  dropZeroKopecks?: boolean;
}

/**
 * Formats money: `1 000,00 ₽` in Russian, `1,000.00 ₽` in English, with no-break spaces.
 *
 * @param kopecks Whole kopecks, a safe integer; a negative sum gets a typographic minus.
 * @throws {RangeError} If `kopecks` is not a safe integer.
 */
export function formatMoney(kopecks: number, locale: Locale, options: FormatMoneyOptions = {}): string {
  assertSafeInteger(kopecks, 'A sum in kopecks');
  const sum = formatParts(kopecks, 2, locale, options.dropZeroKopecks ? 'whole' : 'never');
  return `${sum}${NO_BREAK_SPACE}₽`;
}
