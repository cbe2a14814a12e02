import type { Finding } from './finding.js';

/** Prints findings as a list, or as one JSON object. */
export function printFindings(findings: readonly Finding[], asJson: boolean): void {
  if (asJson) {
    console.log(JSON.stringify({ ok: findings.every(({ ok }) => ok), findings }, null, 2));
    return;
  }
  for (const { check, ok, found, todo } of findings) {
    console.log(`${ok ? '✓' : '✗'} ${check}: ${found}`);
    if (todo !== undefined) console.log(`  ${todo.replaceAll('\n', '\n  ')}`);
  }
}
