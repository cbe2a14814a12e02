import type { Locale } from '../i18n/locale.js';
import { formatQuantity } from './quantity.js';

const UNITS: Readonly<Record<Locale, { m: string; km: string }>> = {
  ru: { m: 'м', km: 'км' },
  en: { m: 'm', km: 'km' },
};

/**
 * Formats a distance: to 10 m below a kilometre, to 100 m below ten kilometres, then to whole kilometres.
 *
 * @param metres Zero or more.
 * @throws {RangeError} If `metres` is negative or not finite.
 */
export function formatDistance(metres: number, locale: Locale): string {
  if (!Number.isFinite(metres) || metres < 0) {
    throw new RangeError(`A distance must be zero or more metres, got ${metres}`);
  }
  const tens = Math.round(metres / 10) * 10;
  if (tens < 1000) return formatQuantity(tens * 1000, locale, UNITS[locale].m);
  const hundreds = Math.round(metres / 100) * 100;
  if (hundreds < 10_000) return formatQuantity(hundreds, locale, UNITS[locale].km);
  return formatQuantity(Math.round(metres / 1000) * 1000, locale, UNITS[locale].km);
}
