/**
 * Parses a typed decimal number without floating point: `1 000,50` or `1000.5`.
 *
 * @param places decimal places: 2 for roubles, 3 for litres.
 * @returns kopecks or thousandths; null if it is not a positive number, or has more decimal places than allowed.
 */
export function readDecimal(text: string, places: number): number | null {
  const match = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text.replace(/\s/g, ''));
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > places) return null;
  const parts = Number(`${match[1]}${fraction.padEnd(places, '0')}`);
  return parts > 0 ? parts : null;
}

/**
 * Formats a number for editing: no spaces; roubles have two decimals or none.
 *
 * @param parts kopecks or thousandths.
 * @param places 2 for kopecks, 3 for thousandths.
 */
export function writeDecimal(parts: number, places: 2 | 3, locale: 'ru' | 'en'): string {
  const digits = String(parts).padStart(places + 1, '0');
  const whole = digits.slice(0, -places);
  const fraction = digits.slice(-places);
  if (Number(fraction) === 0) return whole;
  const shown = places === 2 ? fraction : fraction.replace(/0+$/, '');
  return `${whole}${locale === 'ru' ? ',' : '.'}${shown}`;
}
