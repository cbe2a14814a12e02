// `npm test`: sets up, browser included, and runs every check. The last line counts what passed and what failed.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { browserVersion, ensureBrowser } from './lib/browser.mjs';
import { writeReference } from './lib/reference.mjs';
import { bin, root, run } from './lib/run.mjs';
import { build, compile, setUp } from './lib/setup.mjs';
import { runSuite, suiteNames } from './lib/suite-command.mjs';

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
  'e2e',
  'proof',
  'bench',
];

let passed = 0;
let failed = 0;

/**
 * Runs one check and counts it.
 *
 * @param {string} name
 * @param {() => Promise<unknown>} check
 * @returns {Promise<boolean>} whether it passed.
 */
async function check(name, check) {
  const start = performance.now();
  console.log(`\n▶ ${name}`);
  try {
    await check();
    passed += 1;
    console.log(`✓ ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    failed += 1;
    console.error(`✗ ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/**
 * Runs a vitest configuration and counts its tests one by one. A run that ends without a report, or finds no test, is
 * one failure.
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
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults: Array<{ status: string, assertionResults: unknown[] }> } | undefined} */
  const report = existsSync(REPORT) ? JSON.parse(readFileSync(REPORT, 'utf8')) : undefined;
  const counts = {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: report?.numPendingTests ?? 0,
  };
  const brokenFiles = (report?.testResults ?? []).filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  passed += counts.passed;
  failed += counts.failed + brokenFiles.length;
  if (counts.skipped > 0) {
    failed += counts.skipped;
    console.error(`✗ ${name}: ${counts.skipped} skipped, which counts as failed.`);
  }
  const unexplained = ended && counts.failed + brokenFiles.length === 0;
  if (unexplained || counts.passed + counts.failed === 0) {
    failed += 1;
    console.error(`✗ ${name}: ${ended?.message ?? 'no test was found'}`);
  }
}

async function test() {
  await setUp();
  const chromium = await ensureBrowser();
  console.log(`Node ${process.versions.node}, ${browserVersion(chromium)}`);
  await check('types of packages and servers', compile);
  await check('types of tests', async () => {
    for (const project of TEST_PROJECTS) await run(bin('tsc'), ['-p', join(root, project, 'tsconfig.test.json')]);
  });
  await check('lint, format and import directions', () =>
    run(bin('biome'), ['ci', '--colors=off', '--max-diagnostics=20', '.']),
  );
  await check('reference of the SDK', writeReference);
  await runTests('unit tests', 'vitest.config.ts');
  const built = await check('build', build);
  await check('size limits', () => run(process.execPath, ['scripts/size.mjs']));
  if (!built) return;
  await check('the SDK could be published', () => run(process.execPath, ['scripts/publishable.mjs']));
  await runTests('journeys in a browser', 'e2e/vitest.config.ts', { CHROMIUM_PATH: chromium });
  for (const name of suiteNames('proof')) await check(`proof ${name}`, () => runSuite('proof', name, ['--small']));
}

test()
  .catch((error) => {
    failed += 1;
    console.error(error instanceof Error ? error.message : String(error));
  })
  .finally(() => {
    console.log(`\n${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  });
