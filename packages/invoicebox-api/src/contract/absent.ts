/** Keys with the merchant's own data, which is kept unchanged. */
const OPAQUE_KEYS: ReadonlySet<string> = new Set(['metaData']);

/**
 * Removes absent fields from a JSON value at every depth, except inside the merchant's own data.
 *
 * @param isAbsent whether a field with this value counts as absent.
 */
export function withoutFields(value: unknown, isAbsent: (field: unknown) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutFields(item, isAbsent));
  if (typeof value !== 'object' || value === null) return value;
  const present = Object.entries(value)
    .filter(([, field]) => !isAbsent(field))
    .map(([key, field]) => [key, OPAQUE_KEYS.has(key) ? field : withoutFields(field, isAbsent)]);
  return Object.fromEntries(present);
}

/** Empty texts and nulls count as absent (docs/http-api.md, General). */
export const isAbsent = (field: unknown) => field === '' || field === null;
