import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** Name of the service worker. It is served from the root, so that its scope is the whole site. */
const WORKER = 'service-worker';

/** Options of {@link offlineShell}. */
export interface OfflineShellOptions {
  /** The worker's source, relative to Vite's root. */
  worker: string;
  /** Name of the page's entry, `index` by default. */
  page?: string;
  /** Names of chunks that are cached only after their first use. */
  onUse?: readonly string[];
}

/**
 * The files to cache for a page: its scripts and styles, including those that it imports dynamically.
 *
 * @param fileName of the page's entry.
 * @returns file names in a fixed order.
 */
function shellFiles(bundle: Rolldown.OutputBundle, fileName: string, onUse: ReadonlySet<string>): string[] {
  const files = new Set<string>();
  const visit = (name: string) => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || files.has(name) || onUse.has(chunk.name)) return;
    files.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
    for (const needed of [...chunk.imports, ...chunk.dynamicImports]) visit(needed);
  };
  visit(fileName);
  return [...files].sort();
}

/**
 * Adds a service worker to a build, so that the page starts offline. The list of files to cache is written into the worker
 * as `self.SHELL = { version, files }`. The version is a hash of the list, so that a worker with the same files is the
 * same byte for byte and browsers do not update it.
 */
export function offlineShell({ worker, page = 'index', onUse = [] }: OfflineShellOptions): Plugin {
  return {
    name: 'mini-app:offline-shell',
    enforce: 'post',
    apply: 'build',
    config: ({ root = process.cwd() }) => ({
      build: {
        rolldownOptions: {
          input: { [WORKER]: resolve(root, worker) },
          output: {
            entryFileNames: ({ name }) => (name === WORKER ? `${WORKER}.js` : 'assets/[name]-[hash].js'),
          },
        },
      },
    }),
    generateBundle(_options, bundle) {
      const entries = Object.values(bundle).filter((file) => file.type === 'chunk' && file.isEntry);
      const entry = entries.find(({ name }) => name === page);
      const script = bundle[`${WORKER}.js`];
      if (!entry || script?.type !== 'chunk') this.error(`The build has no page «${page}», or no ${WORKER}.js.`);
      const files = shellFiles(bundle, entry.fileName, new Set(onUse)).map((file) => `/${file}`);
      const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
      script.code = `self.SHELL=${JSON.stringify({ version, files })};\n${script.code}`;
    },
  };
}
