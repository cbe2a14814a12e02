/** Addresses as people write them, one way: kinds of streets, house numbers, roads. */

/** Abbreviations with a sign in them, which splitting into words would tear apart. */
const ABBREVIATIONS: ReadonlyArray<readonly [RegExp, string]> = (
  [
    ['пр-к?т', 'проспект'],
    ['пр-д', 'проезд'],
    ['б-р', 'бульвар'],
    ['м(?:кр)?-н', 'микрорайон'],
    ['р-н', 'район'],
    ['наб-я', 'набережная'],
    ['пер-к', 'переулок'],
    ['пл-дь', 'площадь'],
    ['ш-се', 'шоссе'],
    ['кв-л', 'квартал'],
    ['а[/-]д', 'автодорога'],
  ] as const
).map(([form, word]) => [new RegExp(`(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`, 'gu'), word] as const);

/** Parts of a house number: letter, building, structure. Each becomes a part of one word: «д. 5 к. 1» is «5к1». */
const HOUSE_PARTS: ReadonlyArray<readonly [RegExp, string]> = [
  // A single letter belongs to the number at the end, or before another part; elsewhere it is a word («12 в Туле»).
  [/(?<!\p{L})(\d+)[\s-]*(?:лит(?:ера)?\.?\s*)([а-я])(?!\p{L})/gu, '$1$2'],
  [/(?<![\p{L}\d])(\d+)[\s-]+([а-яa-z])(?=\s*(?:$|[,;()]|(?:к|корп|корпус|с|стр|строение)\.?\s*\d))/gu, '$1$2'],
  [/(?<![\p{L}\d])(\d[\dа-яa-z]*)\s*,?\s*(?:к|корп|корпус)\.?\s*(\d+)/gu, '$1к$2'],
  [/(?<![\p{L}\d])(\d[\dа-яa-z]*)\s*,?\s*(?:с|стр|строение)\.?\s*(\d+)/gu, '$1с$2'],
  // «вл5» and «д5» are words of their own before the number.
  [/(?<!\p{L})(вл|д)(?=\d)/gu, '$1 '],
];

/** Roads: «М-4», «М 4» and «M4» are «м4». */
const ROAD = /(?<![\p{L}\d])([мраеmrpae])[\s-]?(\d{1,4})(?![\d])/gu;
/** Latin letters on road signs that look like Russian ones. */
const ROAD_LETTERS: Readonly<Record<string, string>> = { m: 'м', p: 'р', r: 'р', a: 'а', e: 'е' };

const QUOTES = /["'«»“”„]/g;

/** Most addresses need none of this: one test is faster than all replacements. */
const HAS_QUOTES = /["'«»“”„]/;
const HAS_ABBREVIATION = /[а-я][-/][а-я]/;
const HAS_HOUSE_PART = /\d[\s,-]*[а-яa-z]|[дл]\d/;
const HAS_ROAD = /[мраеmrpae][\s-]?\d/;

/**
 * Writes a lower-case address one way, before it is split into words: «пр-кт» is «проспект», «д. 5 корп. 1» is «5к1», «12 а»
 * is «12а», «М-4» is «м4».
 */
export function canonicalAddress(text: string): string {
  let canonical = HAS_QUOTES.test(text) ? text.replace(QUOTES, ' ') : text;
  if (HAS_ABBREVIATION.test(canonical)) {
    for (const [form, word] of ABBREVIATIONS) canonical = canonical.replace(form, ` ${word} `);
  }
  if (HAS_HOUSE_PART.test(canonical)) {
    for (const [form, part] of HOUSE_PARTS) canonical = canonical.replace(form, part);
  }
  if (!HAS_ROAD.test(canonical)) return canonical;
  return canonical.replace(ROAD, (_, letter: string, number: string) => `${ROAD_LETTERS[letter] ?? letter}${number}`);
}

/** Words for kinds of streets and places, each with its abbreviations. */
const KINDS: readonly string[] = [
  'улица ул',
  'проспект просп прт пркт пр',
  'проезд',
  'бульвар бул бульв',
  'набережная наб',
  'микрорайон мкр мкрн мкрн',
  'переулок пер переул',
  'площадь пл площ',
  'шоссе ш',
  'тупик туп',
  'аллея ал',
  'квартал кварт',
  'район',
  'дом д',
  'владение вл влад',
  'строение стр',
  'корпус корп',
  'город г гор',
  'поселок пос пгт',
  'деревня дер',
  'село',
  'область обл',
  'территория тер',
  'трасса автодорога автомагистраль',
  'километр км',
];

/** The first word of a line of {@link KINDS}, by each of its words. */
export const KIND_WORDS: ReadonlyArray<readonly [word: string, kind: string]> = KINDS.flatMap((line) => {
  const words = line.split(' ');
  return words.map((word) => [word, words[0] ?? word] as const);
});
