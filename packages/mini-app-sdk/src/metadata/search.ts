import { createEqualityClasses } from './equality-classes.js';
import { walkProperties } from './walk.js';

/**
 * Whether there is a property `key`, at any depth, whose value deep-equals one of `values`
 * (docs/protocol.md, Searching the metadata).
 */
export function matchMetaDataValues(metaData: unknown, key: string, values: readonly unknown[]): boolean {
  const { classOf } = createEqualityClasses();
  const wanted = new Set(values.map(classOf));
  for (const property of walkProperties(metaData)) {
    if (property.key === key && wanted.has(classOf(property.value))) return true;
  }
  return false;
}

/**
 * All values under the keys, at any depth: in order of the keys, then of appearance, without deep-equal duplicates
 * (docs/protocol.md, Searching the metadata).
 */
export function getMetaDataValues(metaData: unknown, keys: string | readonly string[]): unknown[] {
  const found = new Map<string, unknown[]>((typeof keys === 'string' ? [keys] : keys).map((key) => [key, []]));
  for (const { key, value } of walkProperties(metaData)) found.get(key)?.push(value);

  const { classOf } = createEqualityClasses();
  const firstOfClass = new Map<number, unknown>();
  for (const value of [...found.values()].flat()) {
    const valueClass = classOf(value);
    if (!firstOfClass.has(valueClass)) firstOfClass.set(valueClass, value);
  }
  return [...firstOfClass.values()];
}
