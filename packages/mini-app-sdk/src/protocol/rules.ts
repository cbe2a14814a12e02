/** The first place where a value differs from what the protocol wants. */
export interface Mismatch {
  /** Where, e.g. `data.public.locale` or `data.private.basketItems.0.sku`; empty for the value as a whole. */
  readonly path: string;
  /** What should have been there, e.g. `string|null`. */
  readonly expected: string;
}

/**
 * What a value has to be:
 * - a text: one of the types and quoted strings in it, as in `string|null` or `"order"|"suborder"`; `number` means a
 *   finite one, and `object` neither null nor an array;
 * - an array of one rule: an array whose items all fit it;
 * - an object: an object with fields that fit, and possibly others, because a newer peer may send more than we know;
 * - a function: the rule that it gives for the value.
 */
export type Rule = string | readonly [Rule] | { readonly [field: string]: Rule } | ((value: unknown) => Rule);

/** The type of a value in the words of a rule. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && !Number.isFinite(value) ? `${value}` : typeof value;
}

/** True for objects with named fields, as opposed to arrays, null and primitives. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeOf(value) === 'object';
}

/** True for the rule of an array. A type guard of its own, because `Array.isArray` does not know read-only tuples. */
function isListRule(rule: Rule): rule is readonly [Rule] {
  return Array.isArray(rule);
}

/** The rule of exactly these strings. */
export function oneOf(values: readonly string[]): Rule {
  return values.map((value) => `"${value}"`).join('|');
}

/** The first mismatch of the value with the rule, or null when it fits. Throws when a getter of the value does. */
export function findMismatch(value: unknown, rule: Rule, path = ''): Mismatch | null {
  if (typeof rule === 'function') return findMismatch(value, rule(value), path);
  const type = typeOf(value);
  const expected = typeof rule === 'string' ? rule : typeOf(rule);
  const fits = expected.split('|').some((word) => word === type || (type === 'string' && word === `"${value}"`));
  if (!fits) return { path, expected };
  if (typeof rule === 'string') return null;

  // One by one and no further than the first mismatch: an array that arrives may consist of a billion holes.
  const names: Iterable<string | number> = isListRule(rule) ? (value as unknown[]).keys() : Object.keys(rule);
  for (const name of names) {
    const partRule = isListRule(rule) ? rule[0] : (rule[name] ?? 'undefined');
    const part = (value as Record<string | number, unknown>)[name];
    const mismatch = findMismatch(part, partRule, path ? `${path}.${name}` : `${name}`);
    if (mismatch) return mismatch;
  }
  return null;
}
