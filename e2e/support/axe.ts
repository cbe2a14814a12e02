import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Fails with all violations that axe finds on a page, with every rule enabled: rule, element and fix of each.
 *
 * @param screen name of the screen, for the message.
 */
export async function expectAccessible(page: Page | Frame, screen: string): Promise<void> {
  // By the debugger's way: the page's own policy lets no script of another in.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source);
  // All rules run; only the violations are returned from the page.
  const run = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`;
  const violations = (await page.evaluate(run)) as AxeResults['violations'];
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
  expect(found, screen).toEqual([]);
}
