import type { TestContext } from 'vitest';
import { isDeepRun } from './cases.js';
import { atMost, type Row, reported } from './rows.js';

declare module 'vitest' {
  interface TaskMeta {
    /** Figures of the test. `npm run stress` and `npm run conformance` print them. */
    rows?: Row[];
  }
}

/**
 * Records figures of a test. One that misses its target fails the test but does not end it, so that one run shows all
 * failures.
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
 * A limit that depends on time. It is asserted in a deep run and only reported in `npm test`, where the machine may be
 * busy.
 */
export function atMostInDeepRun(name: string, value: number, limit: number, unit = ''): Row {
  return isDeepRun ? atMost(name, value, limit, unit) : reported(name, value, unit);
}
