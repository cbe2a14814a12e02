import { formatDateTime, type Locale } from './kit.js';

/** A moment on the till's own clock, which hangs where the till stands. */
export function formatMoment(moment: number, locale: Locale, style: 'time' | 'dateTime' = 'dateTime'): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return formatDateTime(moment, { locale, timeZone, style });
}

/**
 * Reads a quantity that a person typed: `2`, `10,5`.
 *
 * @returns thousandths, or null if it is no number so fine.
 */
export function readQuantity(text: string): number | null {
  const match = /^(\d{1,6})(?:[.,](\d{0,3}))?$/.exec(text.trim());
  return match ? Number(`${match[1]}${(match[2] ?? '').padEnd(3, '0')}`) : null;
}

/** Writes a quantity for a field, so that {@link readQuantity} reads it. */
export function writeQuantity(thousandths: number, locale: Locale): string {
  const fraction = String(thousandths % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  const whole = Math.floor(thousandths / 1000);
  return fraction === '' ? String(whole) : `${whole}${locale === 'ru' ? ',' : '.'}${fraction}`;
}
