import { z } from 'zod';

/** What a schema says about itself. */
interface Described {
  /** The name of its type, where it has one of its own. */
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly example?: unknown;
}

/** An object with named fields; others may come with it. */
export interface ObjectShape extends Described {
  readonly kind: 'object';
  readonly fields: Readonly<Record<string, Shape>>;
}

/** One of several objects, told apart by the value of one field, which each has as `literals` of one value. */
export interface UnionShape extends Described {
  readonly kind: 'union';
  readonly field: string;
  readonly variants: readonly ObjectShape[];
}

/** A schema of src/protocol/schema, as far as the generated files tell schemas apart. */
export type Shape =
  | ObjectShape
  | UnionShape
  | (Described & { readonly kind: 'string' | 'boolean' | 'null' | 'unknown' | 'never' })
  | (Described & { readonly kind: 'number'; readonly notNegative: boolean })
  | (Described & { readonly kind: 'literals'; readonly values: readonly string[] })
  | (Described & { readonly kind: 'nullable' | 'optional' | 'array'; readonly inner: Shape });

/** @throws Error for a check that the generated files could not carry. */
function isNotNegative(checks: readonly z.core.$ZodCheck<number>[] = []): boolean {
  for (const check of checks) {
    const { check: kind, value, inclusive } = check._zod.def as z.core.$ZodCheckGreaterThanDef;
    if (kind !== 'greater_than' || value !== 0 || !inclusive)
      throw new Error(`The generator knows no check «${kind}».`);
  }
  return checks.length > 0;
}

function readObject(schema: z.core.$ZodType): ObjectShape {
  const shape = readShape(schema);
  if (shape.kind === 'object') return shape;
  throw new Error(`A variant of a union is ${shape.kind}: it should be an object.`);
}

/**
 * Reads a zod schema.
 *
 * @throws Error for a kind of schema that the generated files could not carry: teach them first.
 */
export function readShape(schema: z.core.$ZodType): Shape {
  const { id, description, examples } = z.globalRegistry.get(schema) ?? {};
  const described = { name: id, description, example: (examples as unknown[] | undefined)?.[0] };
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
    case 'boolean':
    case 'null':
    case 'unknown':
    case 'never':
      return { ...described, kind: def.type };
    case 'number':
      return { ...described, kind: 'number', notNegative: isNotNegative(def.checks as z.core.$ZodCheck<number>[]) };
    case 'literal':
      return { ...described, kind: 'literals', values: def.values.map(String) };
    case 'enum':
      return { ...described, kind: 'literals', values: Object.values(def.entries).map(String) };
    case 'nullable':
    case 'optional':
      return { ...described, kind: def.type, inner: readShape(def.innerType) };
    case 'array':
      return { ...described, kind: 'array', inner: readShape(def.element) };
    case 'object': {
      const fields = Object.entries(def.shape).map(([name, field]) => [name, readShape(field)]);
      return { ...described, kind: 'object', fields: Object.fromEntries(fields) };
    }
    case 'union': {
      const { discriminator } = def as z.core.$ZodDiscriminatedUnionDef;
      return { ...described, kind: 'union', field: discriminator, variants: def.options.map(readObject) };
    }
    default:
      throw new Error(`The generator knows no schema «${def.type}».`);
  }
}

/** The value by which a union knows its variant. */
export function variantKey(variant: ObjectShape, field: string): string {
  const shape = variant.fields[field];
  const [value] = shape?.kind === 'literals' ? shape.values : [];
  if (value === undefined) throw new Error(`${variant.name} has no literal «${field}».`);
  return value;
}
