import { format } from 'pretty-format';

/** Deeper levels are named by their kind. */
const MAX_DEPTH = 40;
/** Further entries of an object or array are left out. */
const MAX_ENTRIES = 200;
/** A longer text is cut. */
const MAX_LENGTH = 20_000;
/** Half of a pair, which is no character and would be shown as another one. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Any value that a page can post as text, as what it is: `120n`, `NaN`, `undefined`, `Map {"px" => 120}`, `[Circular]`.
 * Never throws: what cannot be read is said so.
 */
export function describeValue(value: unknown): string {
  try {
    const text = format(value, {
      compareKeys: null,
      escapeString: true,
      maxDepth: MAX_DEPTH,
      maxWidth: MAX_ENTRIES,
      printBasicPrototype: false,
    });
    const escaped = text
      .slice(0, MAX_LENGTH)
      .replace(LONE_SURROGATE, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
    return text.length > MAX_LENGTH ? `${escaped} …` : escaped;
  } catch (error) {
    return `[${error instanceof Error ? error.message : String(error)}]`;
  }
}
