import { formatDateTime, type Locale } from '@invoicebox/mini-app-ui';

/** A moment on the till's own clock, which hangs where the till stands. */
export function formatMoment(moment: number, locale: Locale, style: 'time' | 'dateTime' = 'dateTime'): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return formatDateTime(moment, { locale, timeZone, style });
}

/** A decimal number in whole parts, or null if it is none, or finer than so many places. */
function readDecimal(text: string, places: number): number | null {
  const match = /^(\d{1,7})(?:[.,](\d*))?$/.exec(text.replace(/\s/g, ''));
  const fraction = match?.[2] ?? '';
  return match && fraction.length <= places ? Number(`${match[1]}${fraction.padEnd(places, '0')}`) : null;
}

/**
 * Reads a quantity that a person typed: `2`, `10,5`.
 *
 * @returns thousandths, or null if it is no number so fine.
 */
export function readQuantity(text: string): number | null {
  return readDecimal(text, 3);
}

/**
 * Reads a sum of roubles that a person typed: `1 500`, `99,5`.
 *
 * @returns kopecks, or null if it is no sum.
 */
export function readSum(text: string): number | null {
  return readDecimal(text, 2);
}

/** Writes a quantity for a field, so that {@link readQuantity} reads it. */
export function writeQuantity(thousandths: number, locale: Locale): string {
  const fraction = String(thousandths % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  const whole = Math.floor(thousandths / 1000);
  return fraction === '' ? String(whole) : `${whole}${locale === 'ru' ? ',' : '.'}${fraction}`;
}
