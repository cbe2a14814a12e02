import type { z } from 'zod';
import { noteOf, type Variables } from './variables.js';

/** Whether a variable must be set: there is no default. */
function isRequired(schema: z.ZodType): boolean {
  return !schema.safeParse(undefined).success;
}

/** A Markdown table of variables, for a reference: name, meaning, and an example. */
export function variablesTable(variables: Variables): string {
  const rows = Object.entries(variables).map(([name, schema]) => {
    const { about, example } = noteOf(name, schema);
    return `| \`${name}\`${isRequired(schema) ? ' (required)' : ''} | ${about} | \`${name}=${example}\` |`;
  });
  return ['| variable | meaning | example |', '|---|---|---|', ...rows, ''].join('\n');
}
