import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GuestMessageSchema, HostMessageSchema, InitialDataSchema } from '../src/protocol/schema/index.js';
import { fixturesOf } from './fixtures.js';
import { jsonSchema } from './json-schema.js';
import { ruleDeclarations } from './rules.js';
import { readShape } from './shape.js';
import { guestMessageTable, hostMessageTable, initialDataTable } from './tables.js';
import { typeDeclarations } from './types.js';

/** Writes all that is generated: what to run after a change of the schemas. */
export const COMMAND = 'node scripts/generate-protocol.mjs';

const repository = join(import.meta.dirname, '../../..');
const HEAD = `// Generated from src/protocol/schema. Do not edit: change the schemas and run \`${COMMAND}\`.\n`;

const guest = readShape(GuestMessageSchema);
const host = readShape(HostMessageSchema);
const initialData = readShape(InitialDataSchema);

/** The contents in the repository's own format. */
function formatted(path: string, contents: string): string {
  const biome = join(repository, 'node_modules/.bin/biome');
  return execFileSync(biome, ['format', `--stdin-file-path=${path}`], {
    cwd: repository,
    input: contents,
    encoding: 'utf8',
  });
}

/** The page with these texts between its markers `<!-- generated: NAME -->` and `<!-- end of NAME -->`. */
function withSections(page: string, sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections).reduce((text, [name, section]) => {
    const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end of ${name} -->`];
    const [before, rest] = text.split(start);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined) throw new Error(`docs/protocol.md has no section «${name}».`);
    return `${before}${start}\n\n${section}\n\n${end}${after}`;
  }, page);
}

/** Everything that is generated: paths in the repository and their contents. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const source = 'packages/mini-app-sdk/src/protocol';
  const schema = 'packages/mini-app-sdk/schema';
  const fixtures = 'packages/mini-app-sdk/fixtures';
  const code = {
    [`${source}/messages.ts`]: `${HEAD}\n${typeDeclarations([guest, host])}`,
    [`${source}/message-rules.ts`]: `${HEAD}import { optionalList, type Rule, variants } from './rules.js';\n\n${ruleDeclarations([initialData, guest, host])}`,
    [`${schema}/guest-message.json`]: jsonSchema(GuestMessageSchema, 'guest-message'),
    [`${schema}/host-message.json`]: jsonSchema(HostMessageSchema, 'host-message'),
    [`${schema}/initial-data.json`]: jsonSchema(InitialDataSchema, 'initial-data'),
    [`${fixtures}/guest-messages.json`]: JSON.stringify(fixturesOf(guest)),
    [`${fixtures}/host-messages.json`]: JSON.stringify(fixturesOf(host)),
  };
  const docs = withSections(readFileSync(join(repository, 'docs/protocol.md'), 'utf8'), {
    'messages of a guest': guestMessageTable(GuestMessageSchema.options),
    'messages of a host': hostMessageTable(HostMessageSchema.options),
    'initial data': initialDataTable(InitialDataSchema),
  });
  return new Map([
    ...Object.entries(code).map(([path, contents]): [string, string] => [path, formatted(path, contents)]),
    ['docs/protocol.md', docs],
  ]);
}

/** What a path of the repository holds now; empty where there is nothing. */
export function currentContents(path: string): string {
  try {
    return readFileSync(join(repository, path), 'utf8');
  } catch {
    return '';
  }
}
