import { bin, run } from './run.mjs';

const CHECKS = [
  { name: 'lint and format', command: bin('biome'), args: ['ci', '--colors=off', '--max-diagnostics=20', '.'] },
  { name: 'boundaries', command: process.execPath, args: ['scripts/structure.mjs'] },
  {
    name: 'dead code',
    command: bin('knip'),
    args: ['--no-progress', '--no-config-hints', '--include', 'files,exports,types'],
  },
];

/**
 * Runs all checks, even if one fails.
 *
 * @param {string[]} [record] receives a copy of their output.
 * @throws {Error} that names the failed checks.
 */
export async function lint(record = []) {
  /** @type {string[]} */
  const failed = [];
  for (const { name, command, args } of CHECKS) {
    await run(command, args, { record }).catch(() => failed.push(name));
  }
  if (failed.length > 0) throw new Error(`Failed: ${failed.join(', ')}.`);
}
