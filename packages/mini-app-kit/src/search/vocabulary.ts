import { lowerBound } from './lower-bound.js';
import { editDistance, stemOf, toLatin } from './words.js';

/** Quality of a match, best first. A similar word adds its edit distance. */
const MATCH = { exact: 0, prefix: 1, similar: 2 } as const;

/** A matching word of the vocabulary, by number, and its {@link MATCH}. */
export interface WordMatch {
  word: number;
  match: number;
}

/** Shorter words have too many neighbours at one edit. */
const MIN_FUZZY_LENGTH = 4;
/** From this length two edits are allowed, below it one. */
const TWO_EDITS_LENGTH = 8;
/** A single letter is the prefix of too many words. */
const MIN_PREFIX_LENGTH = 2;

/** Bigrams of a word with its boundaries; similar words share most of them. */
function bigramsOf(stem: string): Set<string> {
  const framed = `^${stem}$`;
  const bigrams = new Set<string>();
  for (let index = 0; index + 1 < framed.length; index += 1) bigrams.add(framed.slice(index, index + 2));
  return bigrams;
}

function push<Key>(lists: Map<Key, number[]>, key: Key, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The distinct words of all texts. Add words first, then call `finish` to make them searchable. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #latin: string[] = [];
  readonly #stems: string[] = [];
  readonly #byStem = new Map<string, number[]>();
  readonly #byBigram = new Map<string, number[]>();
  #sorted: number[] = [];

  /** Number of words. */
  get size(): number {
    return this.#latin.length;
  }

  /** Adds a lower-case word. Returns its number; undefined if it has no letters or digits. */
  add(word: string): number | undefined {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const latin = toLatin(word);
    if (latin === '') return undefined;
    // Spellings with the same transliteration share a number.
    const same = this.#numbers.get(latin);
    const number = same ?? this.#latin.length;
    if (same === undefined) {
      this.#numbers.set(latin, number);
      this.#latin.push(latin);
      this.#stems.push(stemOf(latin));
    }
    this.#numbers.set(word, number);
    return number;
  }

  /** Builds the lookup tables. */
  finish(): void {
    this.#numbers.clear();
    this.#sorted = this.#latin
      .map((_, number) => number)
      .sort((a, b) => ((this.#latin[a] ?? '') < (this.#latin[b] ?? '') ? -1 : 1));
    for (const [number, stem] of this.#stems.entries()) {
      push(this.#byStem, stem, number);
      if (!/\d/.test(stem)) for (const bigram of bigramsOf(stem)) push(this.#byBigram, bigram, number);
    }
  }

  /** Whether there is a word with the same stem. */
  has(latin: string): boolean {
    return this.#byStem.has(stemOf(latin));
  }

  /** Words with the same stem, and words that begin with the given one. */
  find(latin: string): WordMatch[] {
    const same = this.#byStem.get(stemOf(latin)) ?? [];
    const matches: WordMatch[] = same.map((word) => ({ word, match: MATCH.exact }));
    // Numbers of houses and roads are no prefixes: 1 must not match 103, nor М1 М11.
    if (/\d/.test(latin) || latin.length < MIN_PREFIX_LENGTH) return matches;
    const known = new Set(same);
    for (let at = this.#firstFrom(latin); at < this.#sorted.length; at += 1) {
      const word = this.#sorted[at] ?? 0;
      if (!this.#latin[word]?.startsWith(latin)) break;
      if (!known.has(word)) matches.push({ word, match: MATCH.prefix });
    }
    return matches;
  }

  /** Words within one or two edits: for typing errors. */
  findSimilar(latin: string): WordMatch[] {
    if (latin.length < MIN_FUZZY_LENGTH || /\d/.test(latin)) return [];
    const stem = stemOf(latin);
    const maxEdits = latin.length >= TWO_EDITS_LENGTH ? 2 : 1;
    const bigrams = bigramsOf(stem);
    const shared = new Map<number, number>();
    for (const bigram of bigrams) {
      for (const word of this.#byBigram.get(bigram) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1);
    }
    // An edit changes two bigrams, a transposition three.
    const needed = Math.max(1, bigrams.size - 3 * maxEdits);
    const matches: WordMatch[] = [];
    for (const [word, count] of shared) {
      if (count < needed) continue;
      const edits = editDistance(stem, this.#stems[word] ?? '', maxEdits);
      if (edits <= maxEdits) matches.push({ word, match: MATCH.similar + edits });
    }
    return matches;
  }

  /** The index of the first sorted word that is not before the given one. */
  #firstFrom(latin: string): number {
    return lowerBound(this.#sorted.length, (index) => (this.#latin[this.#sorted[index] ?? 0] ?? '') < latin);
  }
}
