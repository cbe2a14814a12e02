// `npm test`: installs everything, a browser included, and runs all checks. The last line counts passed and failed
// checks.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { browserVersion, ensureBrowser } from './lib/browser.mjs';
import { CheckResults, relevantLines } from './lib/check-results.mjs';
import { inParallel } from './lib/in-parallel.mjs';
import { lint } from './lib/lint.mjs';
import { filesOfProjects } from './lib/projects.mjs';
import { writeReference } from './lib/reference.mjs';
import { bin, root, run } from './lib/run.mjs';
import { build, compile, setUp } from './lib/setup.mjs';

const REPORT = join(root, 'node_modules/.cache/invoicebox/vitest.json');

const results = new CheckResults();

/**
 * Runs and counts one check.
 *
 * @param {string} name
 * @param {(record: string[]) => Promise<unknown>} check puts a copy of its output into the array; the summary quotes it
 *   if the check fails.
 * @returns {Promise<boolean>} whether it passed.
 */
async function check(name, check) {
  const start = performance.now();
  /** @type {string[]} */
  const record = [];
  console.log(`\n▶ ${name}`);
  try {
    await check(record);
    results.pass();
    console.log(`✓ ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(`✗ ${name}: ${message}`);
    results.fail(name, `${message}\n${relevantLines(record.join(''))}`);
    return false;
  }
}

/**
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} TestResult
 * @typedef {{ status: string, name: string, message: string, assertionResults: TestResult[] }} FileResult
 */

/**
 * Runs a Vitest configuration and counts its tests. Also counted as failures: a skipped test, an error outside the
 * tests of a file, and a run without a report or without tests.
 *
 * @param {string} name
 * @param {string} config
 * @param {Record<string, string>} [env]
 */
async function runTests(name, config, env = {}) {
  console.log(`\n▶ ${name}`);
  rmSync(REPORT, { force: true });
  const args = ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const ended = await run(bin('vitest'), args, { env: { ...process.env, ...env } }).then(
    () => undefined,
    (error) => error,
  );
  /** @type {FileResult[]} */
  const files = existsSync(REPORT) ? JSON.parse(readFileSync(REPORT, 'utf8')).testResults : [];
  const tests = files.flatMap(({ message, assertionResults }) =>
    assertionResults.map((each) => ({ ...each, message })),
  );
  const passed = tests.filter(({ status }) => status === 'passed');
  const bad = tests.filter(({ status }) => status !== 'passed');
  // Failed before its tests started or after all of them passed.
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status === 'passed'),
  );
  results.pass(passed.length);
  for (const { status, fullName, failureMessages, message } of bad) {
    const reason = status === 'failed' ? failureMessages.join('\n') : `Not run, ${status}. ${message}`;
    results.fail(`${name}: ${fullName}`, reason);
  }
  for (const file of brokenFiles) results.fail(`${name}: ${relative(root, file.name)}`, file.message);
  const unexplained = ended && bad.length + brokenFiles.length === 0;
  if (unexplained || tests.length === 0) results.fail(name, ended?.message ?? 'no test was found');
}

async function test() {
  await setUp();
  const chromium = await ensureBrowser();
  console.log(`Node ${process.versions.node}, ${browserVersion(chromium)}`);
  await check('types of packages and apps', compile);
  await check('types of tests', async (record) => {
    const projects = filesOfProjects('tsconfig.test.json');
    await inParallel(projects.map((project) => () => run(bin('tsc'), ['-p', join(root, project)], { record })));
  });
  await check('lint, format, boundaries and dead code', lint);
  await check('reference of the SDK', writeReference);
  await runTests('unit and property tests', 'vitest.config.ts');
  const built = await check('build', build);
  await check('size limits', (record) => run(process.execPath, ['scripts/size.mjs'], { record }));
  if (!built) return;
  await check('the SDK could be published', (record) => run(process.execPath, ['scripts/publishable.mjs'], { record }));
  await runTests('tests of whole programs', 'vitest.system.config.ts', { CHROMIUM_PATH: chromium });
}

test()
  .catch((error) => {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    results.fail('set-up', message);
  })
  .finally(() => {
    console.log(`\n${results.summary()}`);
    process.exitCode = results.ok ? 0 : 1;
  });
