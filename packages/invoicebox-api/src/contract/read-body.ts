import type { z } from 'zod';
import { withoutFields } from './absent.js';
import type { FieldError } from './error.js';

/** A valid body, or its invalid fields. */
export type BodyReading<Body> = { ok: true; body: Body } | { ok: false; fields: FieldError[] };

/** Maximum nesting depth: far more than the contract needs, far less than would overflow the stack. */
const MAX_LEVELS = 100;

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((field) => isDeeperThan(field, levels - 1));
}

/** Empty strings and nulls count as absent (docs/http-api.md, General). */
const isAbsent = (field: unknown) => field === '' || field === null;

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
  const result = schema.safeParse(withoutFields(json, isAbsent));
  if (result.success) return { ok: true, body: result.data };
  const fields = result.error.issues.map((issue) => ({
    name: fieldName(issue.path),
    code: issue.code ?? 'custom',
    message: issue.message,
  }));
  return { ok: false, fields };
}
