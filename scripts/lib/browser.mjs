import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { ensureDebianPackages, isDebianRoot } from './debian.mjs';
import { bin, root, run } from './run.mjs';

/** Chromium flags: no background network traffic, and no sandbox, so that it runs as root in a container. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Usual paths of Chromium and Chrome. */
const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium that this version of Playwright has downloaded, if any. */
async function playwrightChromium() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

async function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is «${chosen}», which is no program: set it to a Chromium, or unset it.`);
  }
  return KNOWN_PLACES.find(isExecutable) ?? (await playwrightChromium());
}

async function installBrowser() {
  if (isDebianRoot()) return ensureDebianPackages(['chromium', 'fonts-dejavu-core']);
  console.error("Downloading Playwright's Chromium …");
  await run(bin('playwright-core'), ['install', 'chromium'], { cwd: root });
}

/**
 * Finds a Chromium for the tests: the one in CHROMIUM_PATH, an installed one, or else one that it installs.
 *
 * @returns {Promise<string>} absolute path of the program.
 * @throws {Error} that says what to install, if it cannot be installed here.
 */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  await installBrowser();
  const installed = await findBrowser();
  if (installed) return installed;
  throw new Error('No Chromium was found: install Chromium or Chrome, or set CHROMIUM_PATH to the program.');
}

/** Debian's headless build of the same Chromium. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

/**
 * Finds a Chromium for journeys: Debian's headless build if available, which needs half the CPU, otherwise as
 * {@link ensureBrowser}. The headless build has no back-forward cache.
 *
 * @returns {Promise<string>} absolute path of the program.
 */
export async function ensureHeadlessShell() {
  // Some releases lack the package: the full browser works too.
  if (!isExecutable(HEADLESS_SHELL) && isDebianRoot()) {
    await ensureDebianPackages(['chromium-headless-shell']).catch(() => undefined);
  }
  return isExecutable(HEADLESS_SHELL) ? HEADLESS_SHELL : ensureBrowser();
}

/**
 * The browser's version, for reports.
 *
 * @param {string} path
 */
export function browserVersion(path) {
  return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/**
 * Starts a Chromium for a test or a benchmark.
 *
 * @param {import('playwright-core').LaunchOptions} [options] `args` are added to {@link BROWSER_FLAGS}.
 */
export async function launchChromium({ args = [], ...options } = {}) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: await ensureBrowser(), args: [...BROWSER_FLAGS, ...args], ...options });
}
