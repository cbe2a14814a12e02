// Checks the size limits of what a buyer downloads, in bytes after brotli. `--json` prints one JSON object.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotli, bundledSize } from './lib/bundled-size.mjs';
import { miniApps } from './lib/mini-apps.mjs';
import { root } from './lib/run.mjs';

const SDK = join(root, 'packages/mini-app-sdk');
const GUEST = join(SDK, 'dist/guest/index.js');

/**
 * Size of the scripts that a page loads first: its entry and the static imports of the entry.
 *
 * @param {string} app the app's folder.
 */
function firstScripts(app) {
  const folder = join(app, 'dist/page');
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => String(path));
  return scripts.reduce((sum, path) => sum + brotli(readFileSync(join(folder, path))), 0);
}

/** The limit of a mini-app whose manifest has none. */
const FIRST_SCRIPTS = { maxBytes: 40 * 1_024, why: 'the usual limit, which "firstScripts" in mini-app.json changes' };

/**
 * The limits, each with its reason.
 *
 * @type {Array<{ name: string, target: number, why: string, measure: () => Promise<number> | number }>}
 */
const LIMITS = [
  {
    name: 'SDK, createMiniApp alone',
    target: 2_500,
    why: 'every mini-app loads it before it can say init',
    measure: () => bundledSize('{ createMiniApp }', GUEST, SDK),
  },
  {
    name: 'SDK, all of the guest',
    target: 4_000,
    why: 'a script build for pages without a bundler holds all of it',
    measure: () => bundledSize('*', GUEST, SDK),
  },
  ...miniApps().map(({ folder, manifest: { name, firstScripts: limit = FIRST_SCRIPTS } }) => ({
    name: `${name}, first scripts`,
    target: limit.maxBytes,
    why: limit.why,
    measure: () => firstScripts(folder),
  })),
];

async function measureSizes() {
  const rows = [];
  for (const { name, target, why, measure } of LIMITS) {
    const value = await measure();
    rows.push({ name, value, unit: 'B brotli', target, ok: value <= target, why });
  }
  return rows;
}

const rows = await measureSizes();
if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ suite: 'size', machine: `Node ${process.versions.node}`, rows }));
} else {
  for (const { name, value, target, ok, why } of rows) {
    console.log(`${ok ? '✓' : '✗'} ${name}: ${value} of ${target} bytes (${why})`);
  }
}
process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
