/** Letters of both alphabets as one Latin spelling, so that «Казань», «Kazan» and «kazan'» are the same word. */
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

/** How Latin typing writes the same sounds, longest first. */
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

/** Endings of Russian nouns and adjectives in that spelling, longest first. */
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

/** What is left of a word after a long ending and after one of a single letter has at least so many letters. */
const [MIN_STEM, MIN_AFTER_LETTER] = [3, 2];

/** Keys of both layouts in the same places. */
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

/** A text's words in lower case; letters and digits, nothing else. */
export function splitWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}

/**
 * The one Latin spelling of a word in lower case: alphabet, ё and the soft sign make no difference.
 *
 * @returns empty for a word of signs only.
 */
export function spell(word: string): string {
  if (/^\d+$/.test(word)) return word;
  let text = '';
  for (const letter of word) text += LATIN[letter] ?? letter;
  if (/[a-z]/.test(word)) for (const [spelling, sound] of LATIN_SPELLINGS) text = text.replace(spelling, sound);
  return text.replace(/i{2,}/g, 'i');
}

/** A word's stem: its forms («Казани», «Казанью») have the same one. */
export function stemOf(spelt: string): string {
  for (const ending of ENDINGS) {
    if (!spelt.endsWith(ending)) continue;
    const stem = spelt.slice(0, -ending.length);
    if (stem.length >= (ending.length === 1 ? MIN_AFTER_LETTER : MIN_STEM)) return stem;
  }
  return spelt;
}

/** Words that say nothing of a station, in any form: prepositions, kinds of streets. */
const WEAK_STEMS: ReadonlySet<string> = new Set(
  [
    'в во на у к ко с со по от до из за и около рядом возле азс заправка город г дом д',
    'улица ул проспект пр т шоссе ш проезд переулок пер площадь пл бульвар',
  ]
    .flatMap((words) => words.split(' '))
    .map((word) => stemOf(spell(word))),
);

/** What was meant by keys that were pressed in the other layout: «rfpfym» is «казань». */
export function inOtherLayout(text: string): string {
  return [...text.toLowerCase()].map((letter) => OTHER_LAYOUT.get(letter) ?? letter).join('');
}

/** The words of a query that say something, spelt; all of them where none does. */
export function queryWords(text: string): string[] {
  const words = splitWords(text)
    .map(spell)
    .filter((word) => word !== '');
  const strong = words.filter((word) => !WEAK_STEMS.has(stemOf(word)));
  return [...new Set(strong.length > 0 ? strong : words)];
}

/**
 * Slips between two words: letters changed, added, left out, or exchanged with their neighbour.
 *
 * @returns a number above `most` as soon as there are more.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    before = above;
    above = row;
  }
  return above[other.length] ?? most + 1;
}
