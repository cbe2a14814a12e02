import { Vocabulary, type WordMatch } from './vocabulary.js';
import { indexedWords, queryWords, splitWords, switchLayout } from './words.js';

/** Matching texts by position, with the quality of each match; 0 is best. */
export interface TextMatches {
  positions: Uint32Array;
  matches: Uint8Array;
}

/** In large sets, words that a quarter of the texts have are ignored: they hardly narrow a search. */
const LARGE_SET = 50_000;
const COMMON_SHARE = 0.25;

/** The shortest part of a name that is written as one word or as two. */
const MIN_PART = 3;

/** The texts of several results, each with its best match. */
function union(results: readonly TextMatches[]): TextMatches {
  const best = new Map<number, number>();
  for (const { positions, matches } of results) {
    for (const [at, position] of positions.entries()) {
      best.set(position, Math.min(matches[at] ?? 0, best.get(position) ?? Number.POSITIVE_INFINITY));
    }
  }
  return { positions: Uint32Array.from(best.keys()), matches: Uint8Array.from(best.values()) };
}

/** A word of a query: its matches in the vocabulary, and the number of texts with those. */
interface QueryTerm {
  found: WordMatch[];
  texts: number;
}

/** A growing typed array. */
class GrowingNumbers {
  #values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  toArray(): Uint32Array {
    return this.#values.slice(0, this.length);
  }
}

/** Full-text index: any word form, prefixes, transliteration, wrong keyboard layout, typing errors. */
export class TextIndex {
  readonly #vocabulary = new Vocabulary();
  /** Words of all texts, concatenated; `#wordsFrom` has the start of each text. */
  readonly #words: Uint32Array;
  readonly #wordsFrom: Uint32Array;
  /** Inverted: texts of all words, concatenated; `#textsFrom` has the start of each word. */
  readonly #texts: Uint32Array;
  readonly #textsFrom: Uint32Array;

  /** @param texts the parts of each text; repeated parts are tokenized once. */
  constructor(texts: Iterable<readonly string[]>) {
    const numbers = this.#tokenizer();
    const words = new GrowingNumbers();
    const from = new GrowingNumbers();
    for (const parts of texts) {
      from.push(words.length);
      const own = new Set<number>();
      for (const part of parts) for (const number of numbers(part)) own.add(number);
      for (const number of own) words.push(number);
    }
    from.push(words.length);
    this.#words = words.toArray();
    this.#wordsFrom = from.toArray();
    this.#vocabulary.finish();
    [this.#textsFrom, this.#texts] = this.#invert();
  }

  /**
   * Finds the texts with all words of a query. Tries typing errors and the wrong keyboard layout only if nothing matches.
   *
   * @returns null if every text matches: no word narrows the search.
   */
  find(query: string): TextMatches | null {
    const readings = [query, switchLayout(query)].map(queryWords).filter((words) => words.length > 0);
    if (queryWords(query).length === 0) return null;
    for (const fuzzy of [false, true]) {
      for (const words of readings) {
        const found = fuzzy ? this.#findAll(words, true) : this.#findInAnyForm(words);
        if (found === null || found.positions.length > 0) return found;
      }
    }
    return { positions: new Uint32Array(), matches: new Uint8Array() };
  }

  /** Tokenizes parts of texts into numbers of words; cached, as cities and networks repeat. */
  #tokenizer(): (part: string) => number[] {
    const known = new Map<string, number[]>();
    return (part) => {
      const cached = known.get(part);
      if (cached) return cached;
      const words = splitWords(part).flatMap(indexedWords);
      const numbers = words.flatMap((word) => this.#vocabulary.add(word) ?? []);
      known.set(part, numbers);
      return numbers;
    };
  }

  #invert(): [from: Uint32Array, texts: Uint32Array] {
    const from = new Uint32Array(this.#vocabulary.size + 1);
    for (const word of this.#words) from[word + 1] = (from[word + 1] ?? 0) + 1;
    for (let word = 0; word < this.#vocabulary.size; word += 1)
      from[word + 1] = (from[word + 1] ?? 0) + (from[word] ?? 0);
    const next = from.slice();
    const texts = new Uint32Array(this.#words.length);
    for (let text = 0; text + 1 < this.#wordsFrom.length; text += 1) {
      for (let at = this.#wordsFrom[text] ?? 0; at < (this.#wordsFrom[text + 1] ?? 0); at += 1) {
        const word = this.#words[at] ?? 0;
        const slot = next[word] ?? 0;
        texts[slot] = text;
        next[word] = slot + 1;
      }
    }
    return [from, texts];
  }

  #term(word: string, fuzzy: boolean): QueryTerm {
    const exact = this.#vocabulary.find(word);
    const found = fuzzy ? [...exact, ...this.#vocabulary.findSimilar(word)] : exact;
    const texts = found.reduce(
      (sum, { word: number }) => sum + (this.#textsFrom[number + 1] ?? 0) - (this.#textsFrom[number] ?? 0),
      0,
    );
    return { found, texts };
  }

  /** The texts with all words, also where two of these are written as one, or one as two: «Газпром нефть». */
  #findInAnyForm(words: readonly string[]): TextMatches | null {
    const found = this.#findAll(words, false);
    if (found === null) return null;
    const others = this.#otherForms(words).flatMap((form) => this.#findAll(form, false) ?? []);
    return others.length === 0 ? found : union([found, ...others]);
  }

  /** The query with two neighbours joined, or with a word split in two, where the texts have such words. */
  #otherForms(words: readonly string[]): string[][] {
    const forms: string[][] = [];
    for (const [index, word] of words.entries()) {
      const [before, after] = [words.slice(0, index), words.slice(index + 1)];
      const [next, ...rest] = after;
      if (next !== undefined && this.#isName(word + next)) forms.push([...before, word + next, ...rest]);
      for (let at = MIN_PART; at <= word.length - MIN_PART; at += 1) {
        const parts = [word.slice(0, at), word.slice(at)];
        if (parts.every((part) => this.#isName(part))) forms.push([...before, ...parts, ...after]);
      }
    }
    return forms;
  }

  #isName(word: string): boolean {
    return !/\d/.test(word) && this.#vocabulary.has(word);
  }

  #findAll(words: readonly string[], fuzzy: boolean): TextMatches | null {
    const count = this.#wordsFrom.length - 1;
    const isCommon = ({ texts }: QueryTerm) => count > LARGE_SET && texts > count * COMMON_SHARE;
    const terms = words.map((word) => this.#term(word, fuzzy)).filter((each) => !isCommon(each));
    const [rarest, ...others] = terms.sort((a, b) => a.texts - b.texts);
    if (!rarest) return null;
    const [positions, matches] = [new GrowingNumbers(), new GrowingNumbers()];
    const fits = others.map((each) => this.#matcher(each.found));
    const seen = rarest.found.length > 1 ? new Uint8Array(count) : undefined;
    for (const { word, match } of [...rarest.found].sort((a, b) => a.match - b.match)) {
      for (let at = this.#textsFrom[word] ?? 0; at < (this.#textsFrom[word + 1] ?? 0); at += 1) {
        const position = this.#texts[at] ?? 0;
        if (seen?.[position]) continue;
        if (seen) seen[position] = 1;
        let worst = match;
        for (const matchOf of fits) worst = Math.max(worst, matchOf(position));
        if (worst === Number.POSITIVE_INFINITY) continue;
        positions.push(position);
        matches.push(worst);
      }
    }
    return { positions: positions.toArray(), matches: Uint8Array.from(matches.toArray()) };
  }

  /** The best match of a text for one word of a query; infinity if there is none. */
  #matcher(found: readonly WordMatch[]): (position: number) => number {
    const byWord = new Map<number, number>();
    for (const { word, match } of found) byWord.set(word, Math.min(match, byWord.get(word) ?? match));
    return (position) => {
      let best = Number.POSITIVE_INFINITY;
      for (let at = this.#wordsFrom[position] ?? 0; at < (this.#wordsFrom[position + 1] ?? 0); at += 1) {
        const match = byWord.get(this.#words[at] ?? 0);
        if (match !== undefined && match < best) best = match;
      }
      return best;
    };
  }
}
