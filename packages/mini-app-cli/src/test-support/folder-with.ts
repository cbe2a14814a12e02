import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A temporary folder with files, given by their paths. Texts are written unchanged, other values as JSON. */
export function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mini-app-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

const page = (text: string) => ({
  html: `<!doctype html><html><head><script type="module" src="./main.ts"></script></head><body>${text}</body></html>`,
  script: `document.body.dataset.page = '${text}';`,
});

/** Manifest of {@link carWashFiles}. */
export const CAR_WASH = {
  name: 'car-wash',
  title: { ru: 'Автомойка', en: 'Car wash' },
  port: 4705,
  kinds: ['order'],
  till: true,
  sidePages: [{ path: 'bays', title: { ru: 'Боксы', en: 'Bays' } }],
};

const required = ['INVOICEBOX_API_URL', 'INVOICEBOX_TOKEN', 'INVOICEBOX_MERCHANT_ID', 'INVOICEBOX_SIGNING_KEYS'];

/** What the server of {@link carWashFiles} reads of its environment: Invoicebox's variables, and one of its own. */
export const CAR_WASH_VARIABLES = [
  ...required.map((name) => ({ name, about: 'From the cabinet.', example: 'x', required: true })),
  { name: 'FOAM', about: 'The colour of the foam.', example: 'white', required: false },
];

/** The smallest mini-app with a till and a side page. Its server imports a package, and has a chunk of its own. */
export function carWashFiles(): Record<string, unknown> {
  const pages = { page: page('order'), till: page('till'), 'bays/page': page('bays') };
  return {
    'mini-app.json': CAR_WASH,
    'package.json': { name: '@cars/car-wash', version: '1.2.3', type: 'module', dependencies: { foam: '1.0.0' } },
    ...Object.fromEntries(
      Object.entries(pages).flatMap(([folder, { html, script }]) => [
        [`${folder}/index.html`, html],
        [`${folder}/main.ts`, script],
      ]),
    ),
    'server/main.ts': [
      `if (process.argv.includes('--variables')) { console.log(${JSON.stringify(JSON.stringify(CAR_WASH_VARIABLES))}); process.exit(); }`,
      "import { readFileSync } from 'node:fs';",
      "import { foam } from 'foam';",
      "const data: string = readFileSync(new URL('../../data/bays.json', import.meta.url), 'utf8');",
      "const { greet } = await import('./greet.js');",
      'console.log(JSON.stringify({ foam, data, greeting: greet(), port: process.env.PORT }));',
    ].join('\n'),
    'server/greet.ts': "export const greet = (): string => 'hello';",
    'data/bays.json': '[1]',
    'data/import-bays.ts': 'export {};',
    'node_modules/foam/package.json': { name: 'foam', version: '1.0.4', type: 'module', exports: './foam.js' },
    'node_modules/foam/foam.js': "export const foam = 'white';",
  };
}
