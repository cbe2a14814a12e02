import { createHash } from 'node:crypto';

/** File name of the service worker: at the root, so that its scope is the whole page. */
const WORKER = 'service-worker';

/**
 * What a chunk needs to run: its scripts and their styles, and those of the screens that it loads on demand.
 *
 * @param {import('vite').Rolldown.OutputBundle} bundle
 * @param {string} fileName of the page's entry.
 * @param {ReadonlySet<string>} onUse names of chunks that are kept once they were used, not before.
 * @returns {string[]} file names in a fixed order.
 */
function shellFiles(bundle, fileName, onUse) {
  const files = new Set();
  /** @param {string} name */
  const visit = (name) => {
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
 * Tells the service worker which files the page starts with. Its version is theirs: a worker whose files are the same is
 * the same, byte for byte, and browsers leave it alone.
 *
 * @param {{ page: string, onUse: readonly string[] }} options
 * @returns {import('vite').Plugin}
 */
function nameShellFiles({ page, onUse }) {
  return {
    name: 'offline-shell',
    enforce: 'post',
    apply: 'build',
    generateBundle(_options, bundle) {
      const entries = Object.values(bundle).filter((file) => file.type === 'chunk' && file.isEntry);
      const entry = entries.find(({ name }) => name === page);
      const worker = bundle[`${WORKER}.js`];
      if (!entry || worker?.type !== 'chunk') this.error(`The build has no page «${page}», or no ${WORKER}.js.`);
      const files = shellFiles(bundle, entry.fileName, new Set(onUse)).map((file) => `/${file}`);
      const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
      worker.code = `self.SHELL=${JSON.stringify({ version, files })};\n${worker.code}`;
    },
  };
}

/**
 * Adds a service worker to a page's build, with which the page starts without a connection.
 *
 * @param {import('vite').UserConfig} config of `pagesConfig`, with several pages.
 * @param {{ worker: string, page: string, onUse?: readonly string[] }} options `worker` is the worker's source, absolute;
 *   `page` the name of the page's entry; `onUse` the names of chunks that are not kept until they were used.
 * @returns {import('vite').UserConfig}
 */
export function withOfflineShell(config, { worker, page, onUse = [] }) {
  const { plugins = [], build = {} } = config;
  const input = /** @type {Record<string, string>} */ (build.rolldownOptions?.input);
  return {
    ...config,
    plugins: [...plugins, nameShellFiles({ page, onUse })],
    build: {
      ...build,
      rolldownOptions: {
        ...build.rolldownOptions,
        input: { ...input, [WORKER]: worker },
        output: {
          entryFileNames: ({ name }) => (name === WORKER ? `${WORKER}.js` : 'assets/[name]-[hash].js'),
        },
      },
    },
  };
}
