import type { z } from 'zod';
import { noteOf, type Variables } from './variables.js';

/** Whether a variable must be set: there is no default. */
function isRequired(schema: z.ZodType): boolean {
  return !schema.safeParse(undefined).success;
}

/** A variable, for programs that prepare a server's environment. */
export interface VariableDescription {
  name: string;
  about: string;
  example: string;
  /** Whether the server does not start without it. */
  required: boolean;
}

/**
 * What a server reads of its environment.
 *
 * @param defaults names of the variables that the program gives a value itself.
 */
export function describeVariables(variables: Variables, defaults: readonly string[] = []): VariableDescription[] {
  return Object.entries(variables).map(([name, schema]) => {
    const { about, example } = noteOf(name, schema);
    return { name, about, example, required: isRequired(schema) && !defaults.includes(name) };
  });
}

/** A Markdown table of variables, for a reference: name, meaning, and an example. */
export function variablesTable(variables: Variables): string {
  const rows = describeVariables(variables).map(
    ({ name, about, example, required }) =>
      `| \`${name}\`${required ? ' (required)' : ''} | ${about} | \`${name}=${example}\` |`,
  );
  return ['| variable | meaning | example |', '|---|---|---|', ...rows, ''].join('\n');
}
