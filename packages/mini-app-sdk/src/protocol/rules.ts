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
 *   finite one, `number >= 0` one that is not negative either, and `object` neither null nor an array;
 * - an object: an object with fields that fit, and possibly others, because a newer peer may send more than we know;
 * - a function that finds the first mismatch itself.
 */
export type Rule = string | FieldRules | ((value: unknown) => Mismatch | null);

/** The rules of the fields of an object. */
export interface FieldRules {
  readonly [field: string]: Rule;
}

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

/** The first mismatch of the value with the rule, or null when it fits. Throws when a getter of the value does. */
export function findMismatch(value: unknown, rule: Rule): Mismatch | null {
  if (typeof rule === 'function') return rule(value);
  if (typeof rule === 'object') return findInFields(value, rule);
  const type = typeOf(value);
  const narrower = type === 'string' ? `"${value}"` : type === 'number' && (value as number) >= 0 && 'number >= 0';
  return rule === type || rule.split('|').some((each) => each === type || each === narrower)
    ? null
    : { path: '', expected: rule };
}

function findInFields(value: unknown, rules: FieldRules): Mismatch | null {
  let mismatch = findMismatch(value, 'object');
  // No names of a prototype: rules are literals.
  for (const name in rules) {
    mismatch ??= within(name, findMismatch((value as Record<string, unknown>)[name], rules[name] as Rule));
  }
  return mismatch;
}

/** The mismatch of a part, its path as seen from the whole. */
function within(name: string | number, mismatch: Mismatch | null): Mismatch | null {
  return mismatch && { ...mismatch, path: mismatch.path ? `${name}.${mismatch.path}` : `${name}` };
}

/** An array whose items all fit, or nothing. */
export function optionalList(rule: Rule): Rule {
  return (value) => {
    let mismatch = value === undefined ? null : findMismatch(value, 'array');
    // No further than the first mismatch: an array that arrives may consist of a billion holes.
    for (let index = 0; !mismatch && index < ((value ?? []) as unknown[]).length; index += 1) {
      mismatch = within(index, findMismatch((value as unknown[])[index], rule));
    }
    return mismatch;
  };
}

/**
 * An object with common fields and others that depend on the text in one field, which therefore is checked first.
 * @param forms the further fields by that text.
 */
export function variants(field: string, forms: Readonly<Record<string, FieldRules>>, common: FieldRules): Rule {
  const known = { [field]: `"${Object.keys(forms).join('"|"')}"` };
  return (value) =>
    findMismatch(value, known) ??
    findMismatch(value, common) ??
    findMismatch(value, forms[(value as Record<string, string>)[field] as string] as FieldRules);
}
