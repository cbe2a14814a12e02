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
