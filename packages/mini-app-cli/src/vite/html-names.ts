import type { Plugin } from 'vite';

/** Writes the HTML files to the root of the output, named after their entries, instead of below their source folders. */
export function htmlNames(entries: () => Readonly<Record<string, string>>): Plugin {
  return {
    name: 'mini-app:html-names',
    enforce: 'post',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, source] of Object.entries(entries())) {
          const file = bundle[source];
          const fileName = `${name}.html`;
          if (file?.type !== 'asset' || source === fileName) continue;
          delete bundle[source];
          this.emitFile({ type: 'asset', fileName, source: file.source });
        }
      },
    },
  };
}
