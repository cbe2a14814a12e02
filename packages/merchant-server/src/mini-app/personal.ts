import { z } from 'zod';

/** Schemas marked by {@link personal}. */
const personalSchemas = z.registry<{ personal: true }>();

/**
 * Marks a field of a selection as personal data: a plate, a guest's name, a phone number. Wherever a field of this name
 * appears in the order, its value is masked in logs, left out of what an order's link reads, and erased by retention.
 *
 * @example
 * selection: z.object({ branchId: z.string(), plate: personal(z.string().max(12)) })
 */
export function personal<Schema extends z.ZodType>(schema: Schema): Schema {
  personalSchemas.add(schema, { personal: true });
  return schema;
}

/** The schemas directly inside a schema, with their field names in an object. */
function innerSchemas(schema: z.core.$ZodType): Array<{ field?: string; schema: z.core.$ZodType }> {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).map(([field, inner]) => ({ field, schema: inner }));
    case 'array':
      return [{ schema: def.element }];
    case 'union':
      return def.options.map((option) => ({ schema: option }));
    case 'intersection':
      return [{ schema: def.left }, { schema: def.right }];
    case 'tuple':
      return def.items.map((item) => ({ schema: item }));
    case 'record':
      return [{ schema: def.valueType }];
    case 'pipe':
      return [{ schema: def.in }, { schema: def.out }];
    case 'lazy':
      return [{ schema: def.getter() }];
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'catch':
    case 'readonly':
      return [{ schema: def.innerType }];
    default:
      return [];
  }
}

/** The names of the fields that a schema marks as personal, at any depth. */
export function personalFields(schema: z.ZodType): ReadonlySet<string> {
  const fields = new Set<string>();
  const seen = new Map<z.core.$ZodType, Set<string | undefined>>();
  const visit = (current: z.core.$ZodType, field: string | undefined) => {
    const names = seen.get(current) ?? new Set();
    if (names.has(field)) return;
    seen.set(current, names.add(field));
    if (field !== undefined && personalSchemas.get(current as z.ZodType)) fields.add(field);
    for (const inner of innerSchemas(current)) visit(inner.schema, inner.field ?? field);
  };
  visit(schema, undefined);
  return fields;
}

/** The value without the fields of these names, at any depth. */
export function withoutFields(value: unknown, fields: ReadonlySet<string>): unknown {
  if (fields.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withoutFields(item, fields));
  const kept = Object.entries(value).filter(([field]) => !fields.has(field));
  return Object.fromEntries(kept.map(([field, inner]) => [field, withoutFields(inner, fields)]));
}
