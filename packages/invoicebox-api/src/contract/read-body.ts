import type { z } from 'zod';
import type { FieldError } from './error.js';

/** A body that keeps the contract, or the fields that break it. */
export type BodyReading<Body> = { ok: true; body: Body } | { ok: false; fields: FieldError[] };

/** Keys whose value belongs to the merchant and is kept as it came. */
const OPAQUE_KEYS: ReadonlySet<string> = new Set(['metaData']);

/** Empty strings and nulls count as absent (docs/http-api.md, General). */
function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (typeof value !== 'object' || value === null) return value;
  const present: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    if (field === '' || field === null) continue;
    present[key] = OPAQUE_KEYS.has(key) ? field : withoutAbsent(field);
  }
  return present;
}

/** `basketItems[0].amount` for the path `['basketItems', 0, 'amount']`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key}]`;
    return name ? `${name}.${String(key)}` : String(key);
  }, '');
}

/**
 * Reads a request's body by its schema.
 *
 * @param schema the declared shape; fields that it does not name are ignored.
 * @param json the parsed body, whatever it is.
 * @returns the body, or every field that breaks the contract with what was expected.
 */
export function readBody<Body>(schema: z.ZodType<Body>, json: unknown): BodyReading<Body> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { ok: false, fields: [{ name: '', code: 'invalid_type', message: 'Expected a JSON object.' }] };
  }
  const result = schema.safeParse(withoutAbsent(json));
  if (result.success) return { ok: true, body: result.data };
  const fields = result.error.issues.map((issue) => ({
    name: fieldName(issue.path),
    code: issue.code ?? 'custom',
    message: issue.message,
  }));
  return { ok: false, fields };
}
