import { z } from 'zod';

/** What an environment variable is for. */
export interface VariableNote {
  /** Its meaning, one or two sentences. */
  about: string;
  /** A value as one would write it. */
  example: string;
  /** Masked in logs, and never quoted in an error. */
  secret?: boolean;
}

const notes = z.registry<VariableNote>();

/** Environment variables by their names, each made by {@link variable}. */
export type Variables = Readonly<Record<string, z.ZodType>>;

/** No variables. */
export type NoVariables = Record<never, never>;

/** The values of variables by their names. */
export type VariableValues<Names extends Variables> = { readonly [Name in keyof Names]: z.infer<Names[Name]> };

/**
 * An environment variable: its schema with its meaning and an example, which the error of a missing one quotes.
 *
 * @example
 * variable(z.string().min(16), { about: 'Key of the voucher codes.', example: 'openssl rand -hex 16', secret: true })
 */
export function variable<Schema extends z.ZodType>(schema: Schema, note: VariableNote): Schema {
  notes.add(schema, note);
  return schema;
}

/** The note of a variable. @throws Error if it was not made by {@link variable}. */
export function noteOf(name: string, schema: z.ZodType): VariableNote {
  const note = notes.get(schema);
  if (note) return note;
  throw new Error(
    `The variable ${name} has no meaning and example: make it with variable(schema, { about, example }).`,
  );
}

/** The text of a problem: what is wrong, what the variable means, and an example. */
function problemOf(name: string, schema: z.ZodType, given: string | undefined, message: string): string {
  const { about, example, secret = false } = noteOf(name, schema);
  const what =
    given === undefined ? 'is not set' : secret ? `is wrong: ${message}` : `is ${JSON.stringify(given)}: ${message}`;
  return `${name} ${what.replace(/[.:]$/, '')}. ${about} Example: ${name}=${example}`;
}

/** Values as far as they could be read, and a line for each variable that is missing or wrong. */
export interface VariableReading<Names extends Variables> {
  /** Complete if there are no problems. */
  values: VariableValues<Names>;
  problems: string[];
}

/**
 * Reads variables from an environment.
 *
 * @param environment empty values count as unset.
 */
export function readVariables<Names extends Variables>(
  variables: Names,
  environment: Readonly<Record<string, string | undefined>>,
): VariableReading<Names> {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, schema] of Object.entries(variables)) {
    const given = environment[name] === '' ? undefined : environment[name];
    const reading = schema.safeParse(given);
    if (reading.success) values[name] = reading.data;
    else problems.push(problemOf(name, schema, given, reading.error.issues.map(({ message }) => message).join(' ')));
  }
  return { values: values as VariableValues<Names>, problems };
}

/** The values of secret variables, for the log's mask. */
export function secretValues<Names extends Variables>(variables: Names, values: VariableValues<Names>): string[] {
  return Object.entries(variables).flatMap(([name, schema]) => {
    const value: unknown = values[name];
    return noteOf(name, schema).secret && typeof value === 'string' ? [value] : [];
  });
}
