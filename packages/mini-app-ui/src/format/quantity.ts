import type { Locale } from '../i18n/locale.js';
import { assertSafeInteger, formatParts, NO_BREAK_SPACE } from './intl.js';

const LITRE: Readonly<Record<Locale, string>> = { ru: 'л', en: 'L' };

/**
 * Formats a quantity without trailing zeros: `2`, `30,5 л`.
 *
 * @param thousandths The quantity in thousandths of its unit (2 pieces are 2000), a safe integer.
 * @param unit The unit's short name in the reader's language, if it is shown.
 * @throws {RangeError} If `thousandths` is not a safe integer.
 */
export function formatQuantity(thousandths: number, locale: Locale, unit?: string): string {
  assertSafeInteger(thousandths, 'A quantity in thousandths');
  const quantity = formatParts(thousandths, 3, locale, 'always');
  return unit ? quantity + NO_BREAK_SPACE + unit : quantity;
}

/**
 * Formats litres: `30,5 л`, `30.5 L`.
 *
 * @param thousandths Thousandths of a litre, a safe integer.
 * @throws {RangeError} If `thousandths` is not a safe integer.
 */
export function formatLitres(thousandths: number, locale: Locale): string {
  return formatQuantity(thousandths, locale, LITRE[locale]);
}
