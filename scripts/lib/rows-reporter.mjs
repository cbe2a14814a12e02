// A Vitest reporter that collects the figures of one test file.

/**
 * @typedef {import('../../tools/test-kit/src/rows.js').Row} Row
 * @typedef {import('vitest/node').TestCase} TestCase
 */

/**
 * The figures that a test recorded with `check` of @invoicebox/test-kit. A row for the test itself is added if it
 * recorded none or failed for another reason.
 *
 * @param {TestCase} test
 * @returns {Row[]}
 */
function rowsOf(test) {
  const { rows = [] } = /** @type {{ rows?: Row[] }} */ (test.meta());
  const { state, errors } = test.result();
  const passed = state === 'passed';
  if (rows.length > 0 && (passed || rows.some(({ ok }) => !ok))) return rows;
  const value = passed ? 'passed' : (errors?.[0]?.message ?? state);
  return [...rows, { name: test.fullName, value, unit: '', target: 'passes', ok: passed }];
}

/** Replaces Vitest's own reporters. */
export class RowsReporter {
  /** @type {Row[]} */
  rows = [];

  /** @param {TestCase} test */
  onTestCaseResult(test) {
    const rows = rowsOf(test);
    this.rows.push(...rows);
    console.error(`${rows.every(({ ok }) => ok) ? '✓' : '✗'} ${test.fullName}`);
  }

  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest/node').SerializedError[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const errors = [...modules.flatMap((module) => module.errors()), ...unhandled];
    for (const { message } of errors) {
      this.rows.push({ name: 'run', value: message, unit: '', target: 'no error outside the tests', ok: false });
    }
    if (this.rows.length === 0) {
      this.rows.push({ name: 'tests', value: 0, unit: '', target: '>= 1', ok: false });
    }
  }

  /** @param {{ content: string }} log */
  onUserConsoleLog({ content }) {
    process.stderr.write(content);
  }
}
