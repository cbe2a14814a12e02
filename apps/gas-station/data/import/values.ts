import { kopecksFromRoubles, MoneyError } from '@invoicebox/invoicebox-api/money';

/** A decimal number with a point or comma. Unreadable texts are returned as they are, here and below, for the schema to refuse. */
export function readNumber(text: string): number | string {
  const normal = text.trim().replace(',', '.');
  return /^[+-]?\d+(\.\d+)?$/.test(normal) ? Number(normal) : text;
}

/** A price in roubles as kopecks. */
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
 * Opening hours in the notation of a stations file. Of OpenStreetMap's notation, only daily hours are supported: `24/7`,
 * `07:00-23:00`, `Mo-Su 7:00-23:00`.
 */
export function readHours(text: string): string {
  const hours = text
    .trim()
    .replace(/^Mo-Su\s+/i, '')
    .replace(/\s*[-–]\s*/, '-')
    .replace(/\b(\d):/g, '0$1:');
  return hours === '00:00-24:00' ? '24/7' : hours;
}

/** Words separated by commas, semicolons or spaces. */
export function readWords(text: string): string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== '');
}

/** A URL-safe id: OpenStreetMap's `node/123` becomes `node-123`. */
export function readId(text: string): string {
  return text.trim().replaceAll('/', '-');
}

/** `yes` or `no`. */
export function readFlag(text: string): boolean | string {
  const flags = new Map([
    ['yes', true],
    ['no', false],
  ]);
  return flags.get(text.trim().toLowerCase()) ?? text;
}
