import { ownValue } from './walk.js';

/** A node whose parts are being classified. */
interface OpenNode {
  readonly node: object;
  readonly keys: readonly string[];
  next: number;
}

/** Sorts values into classes: two values are of one class exactly when they are deep-equal. */
export interface EqualityClasses {
  /** The number of the value's class. */
  classOf(value: unknown): number;
}

/** True for what is compared by content: arrays and plain objects, also those of another realm. */
function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isComposite(value: unknown): value is object {
  return typeof value === 'object' && value !== null && isPlain(value);
}

/**
 * Makes an empty set of classes. Comparing values pair by pair takes cubic time on deep data; here every node gets the
 * number of its class once, from the numbers of its parts, so the time grows with the size of the data alone.
 *
 * Plain objects and arrays are compared by content, dates by time, NaN equals itself, and anything else is equal to
 * itself only. So is the object through which a cycle closes: JSON-LD, being JSON, has none.
 */
export function createEqualityClasses(): EqualityClasses {
  const classByContent = new Map<string, number>();
  const classByIdentity = new Map<unknown, number>();
  let classes = 0;

  const byContent = (content: string): number => {
    const known = classByContent.get(content);
    if (known !== undefined) return known;
    classes += 1;
    classByContent.set(content, classes);
    return classes;
  };
  const byIdentity = (value: unknown): number => {
    const known = classByIdentity.get(value);
    if (known !== undefined) return known;
    classes += 1;
    classByIdentity.set(value, classes);
    return classes;
  };
  const ofLeaf = (value: unknown): number => {
    if (value instanceof Date) return byContent(`date:${value.getTime()}`);
    if (value === null) return byContent('null');
    const type = typeof value;
    return type === 'object' || type === 'function' || type === 'symbol'
      ? byIdentity(value)
      : byContent(`${type}:${String(value)}`);
  };
  const ofComposite = ({ node, keys }: OpenNode, partClass: (value: unknown) => number): number => {
    const parts = keys.map((key) => `${JSON.stringify(key)}:${partClass(ownValue(node, key))}`);
    // The length distinguishes arrays with trailing holes.
    return byContent(Array.isArray(node) ? `array:${node.length}:${parts}` : `object:${parts}`);
  };

  const classOf = (root: unknown): number => {
    if (!isComposite(root)) return ofLeaf(root);
    const open = new Set<object>();
    const path: OpenNode[] = [];
    const enter = (node: object): void => {
      if (classByIdentity.has(node)) return;
      // A node inside itself is equal to itself only; so numbered, it is a part like any other.
      if (open.has(node)) return void byIdentity(node);
      open.add(node);
      path.push({ node, keys: Object.keys(node).sort(), next: 0 });
    };
    const partClass = (value: unknown): number => (isComposite(value) ? byIdentity(value) : ofLeaf(value));

    enter(root);
    for (let level = path.at(-1); level; level = path.at(-1)) {
      const key = level.keys[level.next];
      level.next += 1;
      if (key !== undefined) {
        const part = ownValue(level.node, key);
        if (isComposite(part)) enter(part);
        continue;
      }
      path.pop();
      open.delete(level.node);
      // Classified already if a cycle closed at it.
      if (!classByIdentity.has(level.node)) classByIdentity.set(level.node, ofComposite(level, partClass));
    }
    return partClass(root);
  };

  return { classOf };
}
