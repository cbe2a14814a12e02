// `npm test`: sets up, browser included, and runs every check. The last line counts what passed and what failed.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { browserVersion, ensureBrowser } from './lib/browser.mjs';
import { lint } from './lib/lint.mjs';
import { writeReference } from './lib/reference.mjs';
import { bin, root, run } from './lib/run.mjs';
import { build, compile, setUp } from './lib/setup.mjs';
import { tellingLines, Verdict } from './lib/verdict.mjs';

const REPORT = join(root, 'node_modules/.cache/invoicebox/vitest.json');

/** Projects whose tests are type-checked with their own settings. */
const TEST_PROJECTS = [
  'packages/invoicebox-api',
  'packages/mini-app-sdk',
  'packages/mini-app-ui',
  'packages/merchant-server',
  'apps/host-simulator',
  'apps/gas-station',
  'apps/business-lounge',
  'tools/test-kit',
  'e2e',
  'conformance',
  'stress',
  'bench',
];

const verdict = new Verdict();

/**
 * Runs one check and counts it.
 *
 * @param {string} name
 * @param {(record: string[]) => Promise<unknown>} check gets an array for a copy of what it prints, which the summary
 *   quotes if it fails.
 * @returns {Promise<boolean>} whether it passed.
 */
async function check(name, check) {
  const start = performance.now();
  /** @type {string[]} */
  const record = [];
  console.log(`\n▶ ${name}`);
  try {
    await check(record);
    verdict.pass();
    console.log(`✓ ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(`✗ ${name}: ${message}`);
    verdict.fail(name, `${message}\n${tellingLines(record.join(''))}`);
    return false;
  }
}

/**
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} TestResult
 * @typedef {{ status: string, name: string, message: string, assertionResults: TestResult[] }} FileResult
 */

/**
 * Runs a vitest configuration and counts its tests one by one. A skipped test counts as failed; so does a file that
 * broke outside its tests, and a run that ends without a report or finds no test.
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
  // Before its tests, or after all of them were well.
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status === 'passed'),
  );
  verdict.pass(passed.length);
  for (const { status, fullName, failureMessages, message } of bad) {
    const reason = status === 'failed' ? failureMessages.join('\n') : `Not run, ${status}. ${message}`;
    verdict.fail(`${name}: ${fullName}`, reason);
  }
  for (const file of brokenFiles) verdict.fail(`${name}: ${relative(root, file.name)}`, file.message);
  const unexplained = ended && bad.length + brokenFiles.length === 0;
  if (unexplained || tests.length === 0) verdict.fail(name, ended?.message ?? 'no test was found');
}

async function test() {
  await setUp();
  const chromium = await ensureBrowser();
  console.log(`Node ${process.versions.node}, ${browserVersion(chromium)}`);
  await check('types of packages and servers', compile);
  await check('types of tests', async (record) => {
    const projects = [...TEST_PROJECTS];
    const checkNext = async () => {
      for (let project = projects.shift(); project !== undefined; project = projects.shift()) {
        await run(bin('tsc'), ['-p', join(root, project, 'tsconfig.test.json')], { record });
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, checkNext));
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
    verdict.fail('set-up', message);
  })
  .finally(() => {
    console.log(`\n${verdict.summary()}`);
    process.exitCode = verdict.good ? 0 : 1;
  });
