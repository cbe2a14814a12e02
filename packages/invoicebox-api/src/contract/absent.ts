/** Keys whose value belongs to the merchant and is kept as it came. */
const OPAQUE_KEYS: ReadonlySet<string> = new Set(['metaData']);

/**
 * A JSON value without the fields that count as absent, at every depth but inside the merchant's own data.
 *
 * @param isAbsent judges the value of a field.
 */
export function withoutFields(value: unknown, isAbsent: (field: unknown) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutFields(item, isAbsent));
  if (typeof value !== 'object' || value === null) return value;
  const present = Object.entries(value)
    .filter(([, field]) => !isAbsent(field))
    .map(([key, field]) => [key, OPAQUE_KEYS.has(key) ? field : withoutFields(field, isAbsent)]);
  return Object.fromEntries(present);
}
