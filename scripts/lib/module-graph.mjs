// The import graph of packages and apps, read from their sources.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { root } from './run.mjs';

const SKIPPED = new Set([
  'node_modules',
  'dist',
  '.data',
  'coverage',
  'test-support',
  'examples',
  'generate',
  'gallery',
]);
const IS_SOURCE = /\.tsx?$/;
const IS_TEST = /\.test\.tsx?$|\.d\.ts$|(^|\/)vitest\.|(^|\/)vite\.config/;

/** @typedef {{ from: string, to: string }} Import paths relative to the repository; `to` is a file, or a bare module name. */

/**
 * @param {string} folder relative to the repository.
 * @returns {string[]}
 */
function sourcesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sourcesBelow(path);
    return IS_SOURCE.test(entry.name) && !IS_TEST.test(path) ? [path] : [];
  });
}

/** Source file of each package entry, by the name under which it is imported. */
function packageEntries() {
  /** @type {Map<string, string>} */
  const entries = new Map();
  for (const folder of ['packages', 'apps']) {
    for (const name of readdirSync(join(root, folder))) {
      const manifest = join(root, folder, name, 'package.json');
      if (!existsSync(manifest)) continue;
      const { name: packageName, exports = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
      for (const [entry, target] of Object.entries(exports)) {
        const file = typeof target === 'string' ? target : target.source;
        if (file && IS_SOURCE.test(file)) entries.set(packageName + entry.slice(1), join(folder, name, file));
      }
    }
  }
  return entries;
}

/**
 * Module specifiers of a file's imports and re-exports, including dynamic imports with a literal specifier.
 *
 * @param {string} file
 */
function specifiersIn(file) {
  const { module } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
    readFileSync(join(root, file), 'utf8').slice(start, end),
  );
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...dynamic.filter((text) => /^['"]/.test(text)).map((text) => text.slice(1, -1)),
  ];
}

/**
 * All imports of the sources, without tests.
 *
 * @returns {Import[]}
 */
export function readImports() {
  const entries = packageEntries();
  return ['packages', 'apps']
    .flatMap(sourcesBelow)
    .flatMap((from) =>
      [...new Set(specifiersIn(from))].map((specifier) => ({ from, to: resolved(from, specifier, entries) })),
    );
}

/**
 * @param {string} from
 * @param {string} specifier
 * @param {Map<string, string>} entries
 */
function resolved(from, specifier, entries) {
  if (!specifier.startsWith('.')) return entries.get(specifier) ?? specifier;
  const path = relative(root, resolve(root, dirname(from), specifier));
  const candidates = [path, path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')];
  return candidates.find((file) => existsSync(join(root, file))) ?? path;
}
