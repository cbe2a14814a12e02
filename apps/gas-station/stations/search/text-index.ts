import { Vocabulary, type WordMatch } from './vocabulary.js';
import { inOtherLayout, queryWords, splitWords } from './words.js';

/** What a text finds: positions, each with how well it fits; 0 is best. */
export interface TextMatches {
  positions: Uint32Array;
  matches: Uint8Array;
}

/** Beyond so many stations a word that a quarter of them have does not narrow a search and is left out of it. */
const MANY = 50_000;
const COMMON_SHARE = 0.25;

/** A word of a query with the words of the vocabulary that fit, and how many stations those have. */
interface Wanted {
  found: WordMatch[];
  stations: number;
}

/** Numbers that grow to an unknown length. */
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

/** Finds texts by their words: in any form, by their beginning, in Latin letters, in the wrong layout, with slips. */
export class TextIndex {
  readonly #vocabulary = new Vocabulary();
  /** The words of each text, one text after the other. */
  readonly #words: Uint32Array;
  readonly #wordsFrom: Uint32Array;
  /** The texts of each word, one word after the other. */
  readonly #texts: Uint32Array;
  readonly #textsFrom: Uint32Array;

  /** @param texts what each position is found by, in parts; parts that repeat are cut into words once. */
  constructor(texts: Iterable<readonly string[]>) {
    const numbers = this.#reader();
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
   * The texts that have all words of a query. Slips and the wrong layout are looked for only where nothing else is found.
   *
   * @returns null if the query has no words that narrow anything: every text fits.
   */
  find(query: string): TextMatches | null {
    const readings = [query, inOtherLayout(query)].map(queryWords).filter((words) => words.length > 0);
    if (queryWords(query).length === 0) return null;
    for (const mended of [false, true]) {
      for (const words of readings) {
        const found = this.#findAll(words, mended);
        if (found === null || found.positions.length > 0) return found;
      }
    }
    return { positions: new Uint32Array(), matches: new Uint8Array() };
  }

  /** Cuts parts of texts into numbers of words; cities and networks come again and again. */
  #reader(): (part: string) => number[] {
    const known = new Map<string, number[]>();
    return (part) => {
      const cached = known.get(part);
      if (cached) return cached;
      const numbers = splitWords(part).flatMap((word) => this.#vocabulary.add(word) ?? []);
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
        const place = next[word] ?? 0;
        texts[place] = text;
        next[word] = place + 1;
      }
    }
    return [from, texts];
  }

  #wanted(word: string, mended: boolean): Wanted {
    const exact = this.#vocabulary.find(word);
    const found = mended ? [...exact, ...this.#vocabulary.findAlike(word)] : exact;
    const stations = found.reduce(
      (sum, { word: number }) => sum + (this.#textsFrom[number + 1] ?? 0) - (this.#textsFrom[number] ?? 0),
      0,
    );
    return { found, stations };
  }

  #findAll(words: readonly string[], mended: boolean): TextMatches | null {
    const count = this.#wordsFrom.length - 1;
    const isCommon = ({ stations }: Wanted) => count > MANY && stations > count * COMMON_SHARE;
    const wanted = words.map((word) => this.#wanted(word, mended)).filter((each) => !isCommon(each));
    const [rarest, ...others] = wanted.sort((a, b) => a.stations - b.stations);
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

  /** How well a text fits one word of a query; infinity if it does not. */
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
