import type { Locale } from '../i18n/locale.js';
import { assertSafeInteger, formatParts, NO_BREAK_SPACE } from './intl.js';

/** A unit that goods are measured in. */
export type AmountUnit = 'litre' | 'kilogram' | 'cubic_metre';

const UNITS: Readonly<Record<Locale, Readonly<Record<AmountUnit, string>>>> = {
  ru: { litre: 'л', kilogram: 'кг', cubic_metre: 'м³' },
  en: { litre: 'L', kilogram: 'kg', cubic_metre: 'm³' },
};

/** The short name of a unit: `л`, `kg`. */
export function unitName(unit: AmountUnit, locale: Locale): string {
  return UNITS[locale][unit];
}

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
 * Formats an amount in its unit: `30,5 л`, `12 m³`.
 *
 * @param thousandths Thousandths of the unit, a safe integer.
 * @throws {RangeError} If `thousandths` is not a safe integer.
 */
export function formatAmount(thousandths: number, unit: AmountUnit, locale: Locale): string {
  return formatQuantity(thousandths, locale, unitName(unit, locale));
}
