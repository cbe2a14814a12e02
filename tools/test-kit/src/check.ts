import type { TestContext } from 'vitest';
import { isDeepRun } from './cases.js';
import { atMost, type Row, reported } from './rows.js';

declare module 'vitest' {
  interface TaskMeta {
    /** Figures of the test, printed by `npm run stress` and `npm run conformance`. */
    rows?: Row[];
  }
}

/**
 * Records figures of a test and fails the test for each one that misses its target. The test goes on, so that one run
 * shows all that is wrong.
 *
 * @example
 * test('orders', ({ task }) => check(task, exactly('orders lost', lost, 0), reported('seed', seed)));
 */
export function check(task: TestContext['task'], ...rows: readonly Row[]): void {
  task.meta.rows = [...(task.meta.rows ?? []), ...rows];
  for (const { name, value, unit, target, ok } of rows) {
    // The test's own `expect`, so that it works in concurrent tests too.
    task.context.expect.soft(ok, `${name}: ${value} ${unit} (${target})`).toBe(true);
  }
}

/**
 * A bound of time, or of what follows from time: in a deep run it must hold, in `npm test`, where the machine may be busy
 * with other things, the figure is only reported.
 */
export function atMostInDeepRun(name: string, value: number, limit: number, unit = ''): Row {
  return isDeepRun ? atMost(name, value, limit, unit) : reported(name, value, unit);
}
