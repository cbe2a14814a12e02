import { type ObjectShape, type Shape, variantKey } from './shape.js';

/** A message and the result that every validator must give; `path` is the path of the first fault. */
export interface Fixture {
  readonly name: string;
  readonly message: unknown;
  readonly ok: boolean;
  readonly path?: string;
}

/** A value that fits; optional fields are there. */
function sample(shape: Shape): unknown {
  if (shape.example !== undefined) return shape.example;
  switch (shape.kind) {
    case 'object':
      return sampleObject(shape);
    case 'literals':
      return shape.values[0];
    case 'array':
      return [sample(shape.inner)];
    case 'nullable':
    case 'optional':
      return sample(shape.inner);
    case 'union':
      return sample(shape.variants[0] ?? shape);
    case 'null':
      return null;
    case 'never':
      return undefined;
    default:
      throw new Error(`A ${shape.kind} needs an example in its schema.`);
  }
}

function sampleObject({ fields }: ObjectShape): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, field]): [string, unknown] => [name, sample(field)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Every other value that fits: each literal, null, without an optional field, each variant. */
function alternatives(shape: Shape): unknown[] {
  switch (shape.kind) {
    case 'literals':
      return [...shape.values];
    case 'nullable':
      return [null, ...alternatives(shape.inner)];
    case 'optional':
      return [undefined, ...alternatives(shape.inner)];
    case 'array':
      return [[]];
    case 'string':
      return [''];
    case 'boolean':
      return [true, false];
    case 'number':
      return [0, 1.5, ...(shape.notNegative ? [] : [-1])];
    case 'object':
      return Object.entries(shape.fields).flatMap(([name, field]) =>
        alternatives(field).map((value) => ({ ...sampleObject(shape), [name]: value })),
      );
    case 'union':
      return shape.variants.flatMap((variant) => [sampleObject(variant), ...alternatives(variant)]);
    default:
      return [];
  }
}

/** A value that does not fit, and where: the path of the first difference below the value itself. */
interface Broken {
  readonly value: unknown;
  readonly path: readonly string[];
}

const here = (...values: unknown[]): Broken[] => values.map((value) => ({ value, path: [] }));

/** Values that do not fit, each broken in one place. `undefined` is a field that is missing. */
function breakages(shape: Shape): Broken[] {
  switch (shape.kind) {
    case 'unknown':
      return [];
    case 'never':
      return here('present');
    case 'nullable':
      return breakages(shape.inner).filter(({ value }) => value !== null);
    case 'optional':
      return breakages(shape.inner).filter(({ value }) => value !== undefined);
    case 'array':
      return [...here(undefined, null, {}), ...below('0', breakages(shape.inner), (value) => [value])];
    case 'number':
      return here(undefined, '1', ...(shape.notNegative ? [-1] : []));
    case 'object':
      return [...here(undefined, null, []), ...brokenFields(shape)];
    case 'union':
      return [...here(undefined, null, []), ...shape.variants.flatMap(brokenFields)];
    case 'null':
      return here(undefined, false);
    case 'string':
      return here(undefined, null, 5);
    default:
      return here(undefined, null, 'neither of them');
  }
}

function brokenFields(shape: ObjectShape): Broken[] {
  return Object.entries(shape.fields).flatMap(([name, field]) =>
    below(name, breakages(field), (value) => ({ ...sampleObject(shape), [name]: value })),
  );
}

function below(name: string, broken: readonly Broken[], wrap: (value: unknown) => unknown): Broken[] {
  return broken.map(({ value, path }) => ({ value: wrap(value), path: [name, ...path] }));
}

/** Messages of one direction, valid and broken, in the order of the schemas. */
export function fixturesOf(union: Shape): Fixture[] {
  if (union.kind !== 'union') throw new Error('Fixtures are made of a union of messages.');
  const valid = union.variants.flatMap((variant) => {
    const action = variantKey(variant, union.field);
    const messages = [sample(variant), { ...sampleObject(variant), ofANewerProtocol: [1] }, ...alternatives(variant)];
    return messages.map((message): Fixture => ({ name: `${action}: valid`, message, ok: true }));
  });
  const broken = union.variants.flatMap((variant) => {
    const action = variantKey(variant, union.field);
    return brokenFields(variant).map(({ value, path }): Fixture => {
      const where = path.join('.');
      return { name: `${action}: broken ${where}`, message: value, ok: false, path: where };
    });
  });
  const noMessage = [null, 'text', 5, true, []].map(
    (message): Fixture => ({ name: 'no message', message, ok: false, path: '' }),
  );
  return [...unique(valid), ...unique(broken), ...noMessage];
}

/** Leaves out what is the same in JSON, where a missing field and an undefined one are. */
function unique(fixtures: readonly Fixture[]): Fixture[] {
  return [...new Map(fixtures.map((fixture) => [JSON.stringify(fixture.message), fixture])).values()];
}
