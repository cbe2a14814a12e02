import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { ensureDebianPackages, isDebianRoot } from './debian.mjs';
import { bin, root, run } from './run.mjs';

/** Flags for Chromium: no background network traffic, and able to run as root in a container. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Usual paths of Chromium. */
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

/** The Chromium that Playwright has downloaded for its version, if any. */
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
 * A Chromium for the tests: the one in CHROMIUM_PATH, an installed one, or one that is installed now.
 *
 * @returns {Promise<string>} absolute path of the program.
 * @throws {Error} with what to install where that cannot be done here.
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
 * A Chromium for journeys: the headless build where Debian has it, which spends half as much on its own windows, otherwise
 * as {@link ensureBrowser}. It has no back-forward cache.
 *
 * @returns {Promise<string>} absolute path of the program.
 */
export async function ensureHeadlessShell() {
  // A release may lack the package: the full browser is as good.
  if (!isExecutable(HEADLESS_SHELL) && isDebianRoot()) {
    await ensureDebianPackages(['chromium-headless-shell']).catch(() => undefined);
  }
  return isExecutable(HEADLESS_SHELL) ? HEADLESS_SHELL : ensureBrowser();
}

/**
 * The browser's version, for reports.
 *
 * @param {string} path
 * @returns {string}
 */
export function browserVersion(path) {
  return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/**
 * Starts a Chromium for a test or a benchmark.
 *
 * @param {import('playwright-core').LaunchOptions} [options] `args` come after our own.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchChromium({ args = [], ...options } = {}) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: await ensureBrowser(), args: [...BROWSER_FLAGS, ...args], ...options });
}
