import { type FuelKind, isFuelKind } from '../shared/fuel.js';

/** A fuel as a source names it. */
export interface FuelWord {
  kind: FuelKind;
  /** The name of a branded fuel, as the source writes it. */
  name?: string;
}

/** Names of fuels beside petrol, without spaces and signs. */
const WORDS: ReadonlyMap<string, FuelKind> = new Map(
  (
    [
      ['diesel', 'дт дизель дизтопливо дизельноетопливо топливодизельное diesel hgvdiesel gazole солярка'],
      ['lpg', 'lpg суг пропан пропанбутан газсуг газпропан сжиженныйгаз propane autogas'],
      ['cng', 'cng кпг метан газметан природныйгаз компримированныйгаз methane'],
      ['lng', 'lng спг сжиженныйприродныйгаз'],
      ['hydrogen', 'hydrogen h2 h35 h70 lh2 водород'],
      ['adblue', 'adblue мочевина реагентadblue aus32'],
    ] as const
  ).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

/** Words that every fuel of its kind may carry: they make no brand. */
const PLAIN_WORDS =
  /(?<!\p{L})(?:бензин|petrol|octane|автомобильный|неэтилированный|регуляр|regular|премиум|premium|аи|ai|а|a|евро|euro|зимн\p{L}*|летн\p{L}*|арктич\p{L}*|межсезон\p{L}*|winter|summer|класс|[кk]\s*-?\s*5|5)(?!\p{L})/giu;
const OCTANE = /(?<!\d)(80|92|95|98|100)(?!\d)/;
const DIESEL = /(?<!\p{L})(?:дт|дизель|diesel)(?!\p{L})/iu;

const withoutSigns = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What is left of a name without the octane number, «ДТ» and the plain words: a brand such as «G-Drive», or a plus. */
function brandIn(text: string, kind: RegExp): boolean {
  const rest = text.replace(kind, ' ').replace(PLAIN_WORDS, ' ');
  return /\p{L}{2,}|\p{L}-\p{L}|\+/u.test(rest);
}

const known = new Map<string, FuelWord | null>();
/** A source has few names of fuels; more than this are none. */
const MAX_KNOWN = 1_000;

/**
 * Reads the name of a fuel: of this project (`ai95`), of OpenStreetMap (`octane_95`), of a price board («АИ-95-К5», «ДТ
 * зимнее», «Пропан»), or a branded one («G-Drive 95»).
 *
 * @returns null for an unknown fuel.
 */
export function readFuelWord(text: string): FuelWord | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const fuel = parseFuelWord(text);
  known.set(text, fuel);
  return fuel;
}

function parseFuelWord(text: string): FuelWord | null {
  const word = text.trim().replaceAll('_', ' ').trim();
  if (isFuelKind(text.trim())) return { kind: text.trim() as FuelKind };
  const other = WORDS.get(withoutSigns(word));
  if (other) return { kind: other };
  const [, octane] = OCTANE.exec(word) ?? [];
  if (octane !== undefined) return petrol(octane, word);
  if (!DIESEL.test(word)) return null;
  return brandIn(word, DIESEL) ? { kind: 'diesel_plus', name: word } : { kind: 'diesel' };
}

function petrol(octane: string, name: string): FuelWord | null {
  const plain = `ai${octane}`;
  if (!isFuelKind(plain)) return null;
  const branded = `${plain}_plus`;
  return brandIn(name, OCTANE) && isFuelKind(branded) ? { kind: branded, name } : { kind: plain };
}
