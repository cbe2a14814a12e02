import { kopecksFromRoubles, MoneyError } from '@invoicebox/invoicebox-api/money';

/** A decimal number, with a point or a comma; the text itself where it is none, for the schema to refuse. */
export function readNumber(text: string): number | string {
  const normal = text.trim().replace(',', '.');
  return /^[+-]?\d+(\.\d+)?$/.test(normal) ? Number(normal) : text;
}

/** Kopecks of a price in roubles; the text itself where it is none, for the schema to refuse. */
export function readPrice(text: string): number | string {
  const roubles = readNumber(text);
  if (typeof roubles === 'string') return text;
  try {
    return kopecksFromRoubles(roubles);
  } catch (error) {
    if (error instanceof MoneyError) return text;
    throw error;
  }
}

/**
 * Opening hours in the form that a stations file has. Of OpenStreetMap's notation only daily hours are understood:
 * `24/7`, `07:00-23:00`, `Mo-Su 7:00-23:00`; anything else is left as it is, for the schema to refuse.
 */
export function readHours(text: string): string {
  const hours = text
    .trim()
    .replace(/^Mo-Su\s+/i, '')
    .replace(/\s*[-–]\s*/, '-')
    .replace(/\b(\d):/g, '0$1:');
  return hours === '00:00-24:00' ? '24/7' : hours;
}

/** Words parted by commas, semicolons or spaces. */
export function readWords(text: string): string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== '');
}

/** An id that is safe in an address: OpenStreetMap's `node/123` becomes `node-123`. */
export function readId(text: string): string {
  return text.trim().replaceAll('/', '-');
}

/** `yes` or `no`; the text itself where it is neither, for the schema to refuse. */
export function readFlag(text: string): boolean | string {
  const flags = new Map([
    ['yes', true],
    ['no', false],
  ]);
  return flags.get(text.trim().toLowerCase()) ?? text;
}
