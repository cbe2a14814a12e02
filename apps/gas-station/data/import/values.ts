import { kopecksFromRoubles, MoneyError } from '@invoicebox/invoicebox-api/money';

/** Signs that nobody sees, and those that break a line. */
const INVISIBLE = /\p{Cf}/gu;
const SPACES = /[\s\p{Cc}]+/gu;

/** Most texts are of plain signs with single spaces between them: a test is faster than the replacements. */
const IS_CLEAN = /^(?:[!-~А-яЁё«»№]+(?: (?! |$)|$))*$/;

/** A text without control characters and invisible signs, with single spaces. */
export function cleanText(text: string): string {
  if (IS_CLEAN.test(text)) return text;
  return text.normalize('NFC').replace(INVISIBLE, '').replace(SPACES, ' ').trim();
}

/** What stands for a name that is not known. */
const NO_NAME =
  /^(?:[-–—?.*_\s]*|no|none|yes|unknown|n\/a|null|undefined|fixme|todo|нет|неизвестно|не указано|без названия|б\/н)$/i;

/** Whether a text names something. */
export function isName(text: string): boolean {
  return !NO_NAME.test(cleanText(text));
}

/** A decimal number with a point or comma. Unreadable texts are returned as they are, here and below, for the schema to refuse. */
export function readNumber(text: string): number | string {
  const normal = cleanText(text).replace(',', '.');
  return /^[+-]?\d+(\.\d+)?$/.test(normal) ? Number(normal) : text;
}

/** Degrees as a number, also with a sign of degrees and a letter of the direction: `54,2° N`, `37.6 в.д.`. */
export function readDegrees(text: string): number | string {
  const [, number = '', direction = ''] =
    /^([+-]?[\d.,]+)\s*°?\s*(n|s|e|w|с\.?\s?ш\.?|ю\.?\s?ш\.?|в\.?\s?д\.?|з\.?\s?д\.?)?$/i.exec(cleanText(text)) ?? [];
  const degrees = readNumber(number);
  if (typeof degrees === 'string') return text;
  return /^[swюз]/i.test(direction) ? -degrees : degrees;
}

const CURRENCY = /\s*(?:₽|руб(?:лей|ля|\.)?|р\.?|rub|rur)?\s*(?:\/\s*(?:л|l|кг|kg|м3|м³|m3)|за литр)?\.?$/i;
const NOT_SOLD = /^(?:[-–—]+|x|х|нет|нет в продаже|не продается|no|none|false)$/i;
const NO_PRICE = /^(?:\?|н\/д|n\/a|нет данных|unknown|null)$/i;

/**
 * A price in roubles as kopecks.
 *
 * @returns undefined if the text says that the fuel is not sold, null if it says that the price is not known.
 */
export function readPrice(text: string): number | string | null | undefined {
  const clean = cleanText(text);
  if (NOT_SOLD.test(clean)) return undefined;
  if (NO_PRICE.test(clean)) return null;
  const roubles = readNumber(clean.replace(CURRENCY, '').replace(/(\d) (?=\d{3}(?:\D|$))/g, '$1'));
  if (typeof roubles === 'string') return text;
  try {
    return kopecksFromRoubles(roubles);
  } catch (error) {
    if (error instanceof MoneyError) return text;
    throw error;
  }
}

/** Words separated by commas, semicolons or spaces. */
function readWords(text: string): string[] {
  return cleanText(text)
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
}

/** An id that is safe in an address: `node/123` becomes `node-123`. The same for a file and for updates. */
export function readId(text: string): string {
  return cleanText(text).replace(/[^\p{L}\p{N}_.-]/gu, '-');
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'true', '1', 'да'].map((word) => [word, true] as const),
  ...['no', 'false', '0', 'нет'].map((word) => [word, false] as const),
]);

/** `yes` or `no`. */
export function readFlag(text: string): boolean | string {
  return FLAGS.get(cleanText(text).toLowerCase()) ?? text;
}

/** What a station offers, by the words of sources. */
const SERVICE_WORDS: ReadonlyMap<string, string> = new Map([
  ['car_wash', 'wash'],
  ['carwash', 'wash'],
  ['мойка', 'wash'],
  ['compressed_air', 'tyres'],
  ['air', 'tyres'],
  ['шиномонтаж', 'tyres'],
  ['toilets', 'toilet'],
  ['wc', 'toilet'],
  ['туалет', 'toilet'],
  ['convenience', 'shop'],
  ['kiosk', 'shop'],
  ['магазин', 'shop'],
  ['кафе', 'cafe'],
]);

/** Services, each once; unknown words stay for the schema to name. */
export function readServices(text: string): string[] {
  return [...new Set(readWords(text).map((word) => SERVICE_WORDS.get(word.toLowerCase()) ?? word))];
}
