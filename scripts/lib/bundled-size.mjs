import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';

/**
 * Size after brotli, in bytes.
 *
 * @param {string | Uint8Array} content
 */
export const brotli = (content) => brotliCompressSync(content).byteLength;

/**
 * Size of a module in a page that imports only some names from it, bundled and minified, in bytes after brotli.
 *
 * @param {string} names as in an export clause: `{ a, b }` or `*`.
 * @param {string} module path or package name.
 * @param {string} root absolute path of the importing folder.
 */
export async function bundledSize(names, module, root) {
  const entry = '\0size-entry';
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'size-entry',
        // Resolves imports as if the entry were a file in the folder.
        resolveId: (id) => (id === entry ? join(root, 'size-entry.js') : undefined),
        load: (id) => (id === join(root, 'size-entry.js') ? `export ${names} from '${module}';` : undefined),
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error(`${module} could not be bundled.`);
  return output.output.reduce((sum, chunk) => sum + (chunk.type === 'chunk' ? brotli(chunk.code) : 0), 0);
}
