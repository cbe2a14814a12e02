import { slipsBetween, spell, stemOf } from './words.js';

/** How well a word of the vocabulary fits a word of a query, best first. */
export const MATCH = { same: 0, beginning: 1, alike: 2 } as const;

/** A word of the vocabulary that fits: its number and one of {@link MATCH}. */
export interface WordMatch {
  word: number;
  match: number;
}

/** Shorter words are not mended: too many others are one slip away. */
const MIN_MENDED = 4;
/** From this length two slips are mended, in shorter words one. */
const LONG_WORD = 8;
/** One letter begins too many words. */
const MIN_BEGINNING = 2;

/** Pairs of neighbouring letters, the word's rim included: words that are alike share most of them. */
function pairsOf(stem: string): Set<string> {
  const framed = `^${stem}$`;
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < framed.length; index += 1) pairs.add(framed.slice(index, index + 2));
  return pairs;
}

function push<Key>(lists: Map<Key, number[]>, key: Key, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The words of all stations, each once. Words are added first; `finish` makes them searchable. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #spelt: string[] = [];
  readonly #stems: string[] = [];
  readonly #byStem = new Map<string, number[]>();
  readonly #byPair = new Map<string, number[]>();
  #sorted: number[] = [];

  /** How many words there are. */
  get size(): number {
    return this.#spelt.length;
  }

  /** The number of a word in lower case, new or known; undefined for one without letters and digits. */
  add(word: string): number | undefined {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const spelt = spell(word);
    if (spelt === '') return undefined;
    // Other spellings of the same word share its number.
    const same = this.#numbers.get(spelt);
    const number = same ?? this.#spelt.length;
    if (same === undefined) {
      this.#numbers.set(spelt, number);
      this.#spelt.push(spelt);
      this.#stems.push(stemOf(spelt));
    }
    this.#numbers.set(word, number);
    return number;
  }

  /** Makes what was added searchable. */
  finish(): void {
    this.#numbers.clear();
    this.#sorted = this.#spelt
      .map((_, number) => number)
      .sort((a, b) => ((this.#spelt[a] ?? '') < (this.#spelt[b] ?? '') ? -1 : 1));
    for (const [number, stem] of this.#stems.entries()) {
      push(this.#byStem, stem, number);
      if (!/^\d+$/.test(stem)) for (const pair of pairsOf(stem)) push(this.#byPair, pair, number);
    }
  }

  /** The words that are the given one in any form, or begin with it. */
  find(spelt: string): WordMatch[] {
    const isNumber = /^\d+$/.test(spelt);
    const same = this.#byStem.get(isNumber ? spelt : stemOf(spelt)) ?? [];
    const matches: WordMatch[] = same.map((word) => ({ word, match: MATCH.same }));
    // The house number 1 is not the beginning of 103.
    if (isNumber || spelt.length < MIN_BEGINNING) return matches;
    const known = new Set(same);
    for (let at = this.#firstFrom(spelt); at < this.#sorted.length; at += 1) {
      const word = this.#sorted[at] ?? 0;
      if (!this.#spelt[word]?.startsWith(spelt)) break;
      if (!known.has(word)) matches.push({ word, match: MATCH.beginning });
    }
    return matches;
  }

  /** The words that the given one may have been before a slip of the finger or two. */
  findAlike(spelt: string): WordMatch[] {
    if (spelt.length < MIN_MENDED || /\d/.test(spelt)) return [];
    const stem = stemOf(spelt);
    const most = spelt.length >= LONG_WORD ? 2 : 1;
    const pairs = pairsOf(stem);
    const shared = new Map<number, number>();
    for (const pair of pairs) {
      for (const word of this.#byPair.get(pair) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1);
    }
    // A slip spoils two pairs, an exchange three.
    const needed = Math.max(1, pairs.size - 3 * most);
    const matches: WordMatch[] = [];
    for (const [word, count] of shared) {
      if (count < needed) continue;
      const slips = slipsBetween(stem, this.#stems[word] ?? '', most);
      if (slips <= most) matches.push({ word, match: MATCH.alike + slips });
    }
    return matches;
  }

  /** Where words that are not before the given one begin. */
  #firstFrom(spelt: string): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#spelt[this.#sorted[middle] ?? 0] ?? '') < spelt) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
