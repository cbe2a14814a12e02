import { ownValue, walkProperties } from './walk.js';

/** A JSON-LD node: own properties only are read. */
export type Node = Readonly<Record<string, unknown>>;

/** The value as a node; null if it is no object. Of an array, the first element. */
function asNode(value: unknown): Node | null {
  const candidate: unknown = Array.isArray(value) ? value[0] : value;
  return typeof candidate === 'object' && candidate !== null && !Array.isArray(candidate) ? (candidate as Node) : null;
}

/** The node under a property, or null. */
export function nodeAt(node: Node | null, key: string): Node | null {
  return node && asNode(ownValue(node, key));
}

/** The text under a property, trimmed; undefined where it is missing, empty or of another type. */
export function textAt(node: Node | null, key: string): string | undefined {
  const value = node && ownValue(node, key);
  return (typeof value === 'string' && value.trim()) || undefined;
}

/** True where `@type` is the schema.org type, alone or among others, as a short name or a URL. */
function hasType(node: Node, type: string): boolean {
  const types = [ownValue(node, '@type')].flat();
  return types.some((name) => typeof name === 'string' && name.replace(/^https?:\/\/schema\.org\//, '') === type);
}

/** All nodes of a schema.org type, at any depth, in order of appearance. */
export function* nodesOfType(metaData: unknown, type: string): Generator<Node> {
  const seen = new Set<Node>();
  for (const value of [metaData, ...Array.from(walkProperties(metaData), (property) => property.value)]) {
    const node = Array.isArray(value) ? null : asNode(value);
    if (!node || seen.has(node) || !hasType(node, type)) continue;
    seen.add(node);
    yield node;
  }
}
