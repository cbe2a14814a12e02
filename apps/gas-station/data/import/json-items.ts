/** A part of a JSON text. */
export type JsonPart =
  /** An item of the list, or of a text with one JSON value after another. */
  | { kind: 'item'; text: string }
  /** The object that holds the list, with the list empty. */
  | { kind: 'head'; text: string }
  /** The text ends in the middle of this. */
  | { kind: 'unfinished'; text: string };

const [QUOTE, BACKSLASH, COMMA, COLON] = ['"', '\\', ',', ':'].map((sign) => sign.charCodeAt(0));
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = ['[', ']', '{', '}'].map((sign) => sign.charCodeAt(0));
/** White space, and the sign between the values of a GeoJSON text sequence (RFC 8142), which is a control character. */
const BETWEEN_VALUES = /^[\s\p{Cc}]*/u;

/**
 * Splits JSON into its items without parsing all of it: a list, an object with a list under one of some names, or one
 * value after another. Text comes in parts of any size; a file may be larger than the memory.
 */
export class JsonItems {
  readonly #listNames: ReadonlySet<string>;
  #depth = 0;
  /** Depth of the list's items; 0 outside of it. */
  #listDepth = 0;
  #inString = false;
  #escaped = false;
  /** Text since the last part, from earlier chunks. */
  #text = '';
  /** Text of the head before the list. */
  #head = '';
  #hadList = false;
  /** The newest string in the outermost object, and the name before the newest colon. */
  #string = '';
  #stringFrom = 0;
  #name = '';

  /** @param listNames under which an object may hold the list. */
  constructor(listNames: readonly string[]) {
    this.#listNames = new Set(listNames);
  }

  /** Reads the next part of the text. */
  push(chunk: string): JsonPart[] {
    const parts: JsonPart[] = [];
    // What is kept from before, so that positions are those of one text.
    const text = this.#text + chunk;
    let from = 0;
    for (let at = this.#text.length; at < text.length; at += 1) {
      const sign = text.charCodeAt(at);
      if (this.#inString) {
        this.#readString(sign, text, at);
        continue;
      }
      if (sign === QUOTE) {
        this.#inString = true;
        this.#stringFrom = at + 1;
      } else if (sign === COLON && this.#depth === 1) this.#name = this.#string;
      else if (sign === OPEN_LIST || sign === OPEN_OBJECT) {
        this.#depth += 1;
        if (sign === OPEN_LIST && this.#isList()) {
          this.#head += text.slice(from, at + 1);
          [this.#listDepth, this.#hadList, from] = [this.#depth, true, at + 1];
        }
      } else if (sign === COMMA && this.#depth === this.#listDepth && this.#depth > 0) {
        from = this.#endItem(parts, text, from, at) + 1;
      } else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) {
        if (this.#depth === this.#listDepth) {
          from = this.#endItem(parts, text, from, at);
          this.#listDepth = 0;
        }
        this.#depth -= 1;
        if (this.#depth <= 0) from = this.#endValue(parts, text, from, at + 1);
      }
    }
    this.#text = text.slice(from);
    this.#stringFrom -= from;
    return parts;
  }

  /** The end of the text. */
  end(): JsonPart[] {
    const rest = this.#text;
    this.#text = '';
    return rest.replace(BETWEEN_VALUES, '') === '' && this.#depth <= 0 ? [] : [{ kind: 'unfinished', text: rest }];
  }

  #readString(sign: number, text: string, at: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (sign === BACKSLASH) this.#escaped = true;
    else if (sign === QUOTE) {
      this.#inString = false;
      if (this.#depth === 1) this.#string = text.slice(this.#stringFrom, at);
    }
  }

  /** Whether the bracket that was just opened begins the list. */
  #isList(): boolean {
    if (this.#hadList) return false;
    return this.#depth === 1 || (this.#depth === 2 && this.#listNames.has(this.#name));
  }

  #endItem(parts: JsonPart[], text: string, from: number, at: number): number {
    const item = text.slice(from, at).trim();
    if (item !== '') parts.push({ kind: 'item', text: item });
    return at;
  }

  #endValue(parts: JsonPart[], text: string, from: number, to: number): number {
    const value = (this.#head + text.slice(from, to)).replace(BETWEEN_VALUES, '');
    parts.push({ kind: this.#hadList ? 'head' : 'item', text: value });
    [this.#head, this.#hadList, this.#depth] = ['', false, 0];
    return to;
  }
}
