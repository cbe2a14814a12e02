/** A property found in a structure. */
export interface Property {
  readonly key: string;
  readonly value: unknown;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The value of an own property; undefined where there is none, whatever the prototype has. */
export function ownValue(node: object, key: string): unknown {
  return Object.hasOwn(node, key) ? (node as Record<string, unknown>)[key] : undefined;
}

/**
 * Every own property at any depth, in order of appearance: a property comes before those inside its value. The indices
 * of an array are its keys. A part that appears several times, or contains itself, is walked once. Without recursion,
 * because the data comes from elsewhere and may be of any depth.
 */
export function* walkProperties(root: unknown): Generator<Property> {
  if (!isObject(root)) return;
  const visited = new Set<object>([root]);
  const path = [{ node: root, keys: Object.keys(root), next: 0 }];
  for (let level = path.at(-1); level; level = path.at(-1)) {
    const key = level.keys[level.next];
    level.next += 1;
    if (key === undefined) {
      path.pop();
      continue;
    }
    const value = ownValue(level.node, key);
    yield { key, value };
    if (isObject(value) && !visited.has(value)) {
      visited.add(value);
      path.push({ node: value, keys: Object.keys(value), next: 0 });
    }
  }
}
