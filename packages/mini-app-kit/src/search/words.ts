import { canonicalAddress, KIND_WORDS } from './address-words.js';

/** Transliteration, so that «Казань», «Kazan» and «kazan'» become the same word. */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

/** Other Latin spellings of the same sounds, longest first. */
const LATIN_SPELLINGS: ReadonlyArray<readonly [RegExp, string]> = [
  [/shch|sch/g, 'sh'],
  [/kh/g, 'h'],
  [/t[sz]/g, 'c'],
  [/y[eo]/g, 'e'],
  [/ck|q/g, 'k'],
  [/ph/g, 'f'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/[yj]/g, 'i'],
];

/** Endings of Russian nouns and adjectives, transliterated, longest first. */
const ENDINGS = [
  'iaia',
  'iuiu',
  'iami',
  'iah',
  'iam',
  'ami',
  'imi',
  'ogo',
  'ego',
  'omu',
  'emu',
  'aia',
  'uiu',
  'oe',
  'ee',
  'oi',
  'ei',
  'om',
  'em',
  'im',
  'ih',
  'am',
  'ah',
  'ie',
  'iu',
  'ia',
  'a',
  'o',
  'e',
  'i',
  'u',
] as const;

/** Minimum length of a stem, before a long ending and before a single letter. */
const [MIN_STEM, MIN_STEM_BEFORE_LETTER] = [3, 2];

/** The same keys of both keyboard layouts. */
const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const OTHER_LAYOUT: ReadonlyMap<string, string> = new Map(
  [...LATIN_KEYS].flatMap((latin, index) => {
    const russian = RUSSIAN_KEYS[index] ?? '';
    return [
      [latin, russian],
      [russian, latin],
    ] as const;
  }),
);

/** Splits a text into lower-case words of letters and digits, with addresses written one way. */
export function splitWords(text: string): string[] {
  return canonicalAddress(text.toLowerCase()).match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}

/**
 * Transliterates a lower-case word; ё equals е, hard and soft signs are dropped.
 *
 * @returns empty if only signs were in it.
 */
export function toLatin(word: string): string {
  if (/^\d+$/.test(word)) return word;
  let text = '';
  for (const letter of word) text += LATIN[letter] ?? letter;
  if (/[a-z]/.test(word)) for (const [spelling, sound] of LATIN_SPELLINGS) text = text.replace(spelling, sound);
  return text.replace(/i{2,}/g, 'i');
}

/** The stem of a transliterated word: its forms («Казани», «Казанью») share one. A word with digits has no forms. */
export function stemOf(latin: string): string {
  if (/\d/.test(latin)) return latin;
  for (const ending of ENDINGS) {
    if (!latin.endsWith(ending)) continue;
    const stem = latin.slice(0, -ending.length);
    if (stem.length >= (ending.length === 1 ? MIN_STEM_BEFORE_LETTER : MIN_STEM)) return stem;
  }
  return latin;
}

/** Kinds of streets and places by the stems of their names and abbreviations, transliterated. */
const KINDS_BY_STEM: ReadonlyMap<string, string> = new Map(
  KIND_WORDS.map(([word, kind]) => [stemOf(toLatin(word)), toLatin(kind)] as const),
);

/** The kind of street or place that a transliterated word names, in any form or abbreviation. */
function kindOf(latin: string): string | undefined {
  return KINDS_BY_STEM.get(stemOf(latin));
}

/** Stop words beside kinds of streets: prepositions, and what every station is. */
const STOP_STEMS: ReadonlySet<string> = new Set(
  'в во на у к ко с со по от до из за и около рядом возле азс заправка'.split(' ').map((word) => stemOf(toLatin(word))),
);

/** The words under which a word of a text is found: itself, its kind of street, and the number of a house with parts. */
export function indexedWords(word: string): string[] {
  const kind = kindOf(toLatin(word));
  const [, house] = /^(\d+)\p{L}/u.exec(word) ?? [];
  return [word, ...(kind === undefined ? [] : [kind]), ...(house === undefined ? [] : [house])];
}

/** Retypes a text in the other keyboard layout: «rfpfym» becomes «казань». */
export function switchLayout(text: string): string {
  return [...text.toLowerCase()].map((letter) => OTHER_LAYOUT.get(letter) ?? letter).join('');
}

/**
 * The transliterated words of a query without stop words and kinds of streets; if there are no others, all of them, with one
 * word for each kind.
 */
export function queryWords(text: string): string[] {
  const words = splitWords(text)
    .map(toLatin)
    .filter((word) => word !== '');
  const significant = words.filter((word) => !STOP_STEMS.has(stemOf(word)) && kindOf(word) === undefined);
  return [...new Set(significant.length > 0 ? significant : words.map((word) => kindOf(word) ?? word))];
}

/**
 * Edit distance of two words (Damerau–Levenshtein, adjacent transpositions).
 *
 * @returns a number above `max` as soon as the distance exceeds it.
 */
export function editDistance(one: string, other: string, max: number): number {
  if (Math.abs(one.length - other.length) > max) return max + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let min = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        min = Math.min(min, (before[j - 2] ?? 0) + 1);
      }
      row.push(min);
    }
    if (Math.min(...row) > max) return max + 1;
    before = above;
    above = row;
  }
  return above[other.length] ?? max + 1;
}
