import type { z } from 'zod';
import { isAbsent, withoutFields } from './absent.js';
import type { FieldError } from './error.js';

/** A valid body, or its invalid fields. */
export type BodyReading<Body> = { ok: true; body: Body } | { ok: false; fields: FieldError[] };

/** Maximum nesting depth: far more than the contract needs, far less than would overflow the stack. */
const MAX_LEVELS = 100;

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((field) => isDeeperThan(field, levels - 1));
}

/** `basketItems[0].amount` for the path `['basketItems', 0, 'amount']`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key}]`;
    return name ? `${name}.${String(key)}` : String(key);
  }, '');
}

const wrongBody = (code: string, message: string): BodyReading<never> => ({
  ok: false,
  fields: [{ name: '', code, message }],
});

/** The value at a path with a change; a new value, the old one stays as it is. */
function changedAt(value: unknown, [key, ...rest]: readonly PropertyKey[], change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? changedAt(item, rest, change) : item));
  if (typeof value !== 'object' || value === null) return value;
  return { ...value, [key]: changedAt(Reflect.get(value, key), rest, change) };
}

/** A number where a text belongs is taken as its text (docs/http-api.md, General). */
function withNumbersAsText(json: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const wanted = issues.filter((issue) => issue.code === 'invalid_type' && issue.expected === 'string');
  const asText = (value: unknown) => (typeof value === 'number' ? String(value) : value);
  return wanted.reduce((body, { path }) => changedAt(body, path, asText), json);
}

/**
 * Validates a request's body by its schema.
 *
 * @param schema unknown fields are ignored.
 * @param json the parsed JSON.
 * @returns the body, or every invalid field with what was expected.
 */
export function readBody<Body>(schema: z.ZodType<Body>, json: unknown): BodyReading<Body> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return wrongBody('invalid_type', 'Expected a JSON object.');
  }
  if (isDeeperThan(json, MAX_LEVELS)) {
    return wrongBody('too_deep', `Expected at most ${MAX_LEVELS} levels of objects and arrays.`);
  }
  const present = withoutFields(json, isAbsent);
  const first = schema.safeParse(present);
  const result = first.success ? first : schema.safeParse(withNumbersAsText(present, first.error.issues));
  if (result.success) return { ok: true, body: result.data };
  const fields = result.error.issues.map((issue) => ({
    name: fieldName(issue.path),
    code: issue.code ?? 'custom',
    message: issue.message,
  }));
  return { ok: false, fields };
}
