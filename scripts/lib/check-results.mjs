// Results of `npm test`. The summary repeats all failures at the very end, where they are found in a long output.

/** Lines quoted per failure: enough for an assertion and its location. */
const REASON_LINES = 25;

/** Maximum length of a quoted line. */
const REASON_COLUMNS = 300;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal are control characters.
const COLOURS = /\u001b\[[0-9;]*m/g;

/**
 * The lines of an output that explain a failure: those marked «✗», and the last ones.
 *
 * @param {string} output
 */
export function relevantLines(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const last = lines.slice(-REASON_LINES);
  return [...lines.slice(0, -REASON_LINES).filter((line) => line.startsWith('✗')), ...last].join('\n');
}

/** Counts checks and collects the reasons of failures. */
export class CheckResults {
  #passed = 0;

  /** @type {Array<{ name: string, reason: string }>} */
  #failures = [];

  /** @param {number} count */
  pass(count = 1) {
    this.#passed += count;
  }

  /**
   * Records a failed check.
   *
   * @param {string} name
   * @param {string} reason may have several lines; the summary shortens it.
   */
  fail(name, reason) {
    this.#failures.push({ name, reason: reason.replace(COLOURS, '') });
  }

  /** Whether something passed and nothing failed. */
  get ok() {
    return this.#passed > 0 && this.#failures.length === 0;
  }

  /** All failures with their reasons, then the counts. */
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
