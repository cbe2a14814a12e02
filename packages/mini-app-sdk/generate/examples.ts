import { extname } from 'node:path';
import { currentContents } from './files.js';

/** Writes the examples into the pages: what to run after a change of an example. */
export const EXAMPLES_COMMAND = 'node scripts/embed-examples.mjs';

/** The pages that show examples, as paths in the repository. */
const PAGES = [
  'docs/sdk/quick-start.md',
  'docs/sdk/migration.md',
  'docs/your-own-mini-app.md',
  ...['mini-app-sdk', 'invoicebox-api', 'merchant-server', 'mini-app-kit', 'mini-app-ui', 'mini-app-cli'].map(
    (name) => `packages/${name}/README.md`,
  ),
];

/** Where an example stands in a page: its path in the repository, and what is shown now. */
const PLACE = /<!-- example: (\S+) -->\n[\s\S]*?<!-- end of example -->/g;

/** The place with the file as it is. @throws Error when there is no such file. */
function shown(path: string): string {
  const code = currentContents(path);
  if (code === '') throw new Error(`There is no example ${path}.`);
  return `<!-- example: ${path} -->\n\n\`\`\`${extname(path).slice(1)}\n${code}\`\`\`\n\n<!-- end of example -->`;
}

/** The pages with the examples as they are. @throws Error when a page shows none, or one that does not exist. */
export function pagesWithExamples(): ReadonlyMap<string, string> {
  return new Map(
    PAGES.map((page) => {
      const text = currentContents(page);
      if (!text.match(PLACE)) throw new Error(`${page} shows no example.`);
      return [page, text.replace(PLACE, (_, path: string) => shown(path))];
    }),
  );
}
