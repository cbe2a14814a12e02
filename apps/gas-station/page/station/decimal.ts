/**
 * Reads a decimal number that a person typed, without binary fractions: `1 000,50` or `1000.5`.
 *
 * @param places how many decimal places count: 2 for kopecks of roubles, 3 for thousandths of litres.
 * @returns whole parts (kopecks, thousandths), or null if the text is no positive number so fine.
 */
export function readDecimal(text: string, places: number): number | null {
  const match = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text.replace(/\s/g, ''));
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > places) return null;
  const parts = Number(`${match[1]}${fraction.padEnd(places, '0')}`);
  return parts > 0 ? parts : null;
}

/**
 * Writes a number into a field where it can be edited and read again: no spaces, whole numbers without decimals,
 * kopecks always two.
 *
 * @param parts whole parts (kopecks, thousandths).
 * @param places how many decimal places they are: 2 for kopecks, 3 for thousandths.
 */
export function writeDecimal(parts: number, places: 2 | 3, locale: 'ru' | 'en'): string {
  const digits = String(parts).padStart(places + 1, '0');
  const whole = digits.slice(0, -places);
  const fraction = digits.slice(-places);
  if (Number(fraction) === 0) return whole;
  const shown = places === 2 ? fraction : fraction.replace(/0+$/, '');
  return `${whole}${locale === 'ru' ? ',' : '.'}${shown}`;
}
