// What `npm test` found: how many checks passed, and each that failed with its reason, told once more at the very end,
// where a reader of a long output, or of the last part of one, finds it.

/** Maximum number of lines per failure: enough for an assertion and its location. */
const REASON_LINES = 25;

/** Maximum length of a line. */
const REASON_COLUMNS = 300;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal are control characters.
const COLOURS = /\u001b\[[0-9;]*m/g;

/**
 * The lines of a failed check's output that say what failed: those marked «✗», and its last ones.
 *
 * @param {string} output
 * @returns {string}
 */
export function tellingLines(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const last = lines.slice(-REASON_LINES);
  return [...lines.slice(0, -REASON_LINES).filter((line) => line.startsWith('✗')), ...last].join('\n');
}

/** Counts checks and collects the reasons of failures. */
export class Verdict {
  #passed = 0;

  /** @type {Array<{ name: string, reason: string }>} */
  #failures = [];

  /** @param {number} count checks that passed. */
  pass(count = 1) {
    this.#passed += count;
  }

  /**
   * Notes one failed check.
   *
   * @param {string} name
   * @param {string} reason what was seen, in as many lines as it takes; shortened in the summary.
   */
  fail(name, reason) {
    this.#failures.push({ name, reason: reason.replace(COLOURS, '') });
  }

  /** @returns {boolean} whether something passed and nothing failed. */
  get good() {
    return this.#passed > 0 && this.#failures.length === 0;
  }

  /** @returns {string} every failure with its reason, then the line that counts. */
  summary() {
    const told = this.#failures.map(({ name, reason }) => {
      const lines = reason.split('\n').slice(0, REASON_LINES * 2);
      return `✗ ${name}\n${lines.map((line) => `    ${line.slice(0, REASON_COLUMNS)}`).join('\n')}\n`;
    });
    return [
      ...(told.length > 0 ? ['What failed:', ...told] : []),
      `${this.#passed} passed, ${this.#failures.length} failed`,
    ].join('\n');
  }
}
