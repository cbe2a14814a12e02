import { ownValue, walkProperties } from './walk.js';

/** A JSON-LD node: own properties only are read. */
export type Node = Readonly<Record<string, unknown>>;

/** Metadata as a graph of nodes. A node may stand in place, or elsewhere and be named by its `@id`. */
export interface Graph {
  /** All nodes that have a property, at any depth, in order of appearance. */
  nodesWith(key: string): Node[];
  /** The nodes under a property: one, or those of an array. */
  nodesAt(node: Node, key: string): Node[];
  /** The first node under a property, or null. */
  nodeAt(node: Node | null, key: string): Node | null;
  /**
   * The first text under a property, trimmed; undefined where it is missing, empty or of another type. An object with
   * `@value` is a text, too.
   */
  textAt(node: Node | null, key: string): string | undefined;
  /** As {@link textAt}, or a number as text, for what is called a number and has letters. */
  numberAt(node: Node | null, key: string): string | undefined;
}

/** What a type may stand after: a vocabulary's address, or its prefix. */
const VOCABULARY = /^.*[/#:]/;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The types of a node, by schema.org's short names, whether it has them as such, as URLs or with a prefix. */
export function typesOf(node: Node): string[] {
  const types = [ownValue(node, '@type')].flat().filter((type) => typeof type === 'string');
  return types.map((type) => type.replace(VOCABULARY, ''));
}

/** A value as text, as {@link Graph.textAt} says. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  return isNode(value) ? textOf(ownValue(value, '@value')) : undefined;
}

/** Reads metadata as a graph. Never throws, whatever the metadata is. */
export function createGraph(metaData: unknown): Graph {
  const nodes = new Set([metaData, ...Array.from(walkProperties(metaData), ({ value }) => value)].filter(isNode));
  const named = new Map<unknown, Node>();
  for (const node of nodes) {
    const name = ownValue(node, '@id');
    // A node of one property is a reference itself.
    if (name !== undefined && Object.keys(node).length > 1 && !named.has(name)) named.set(name, node);
  }
  const resolve = (node: Node): Node =>
    Object.keys(node).length > 1 ? node : (named.get(ownValue(node, '@id')) ?? node);
  const valuesAt = (node: Node | null, key: string): unknown[] => (node ? [ownValue(node, key)].flat() : []);
  const nodesAt = (node: Node | null, key: string): Node[] => valuesAt(node, key).filter(isNode).map(resolve);
  const textAt = (node: Node | null, key: string) =>
    valuesAt(node, key)
      .map(textOf)
      .find((text) => text !== undefined);
  return {
    nodesWith: (key) => [...nodes].filter((node) => ownValue(node, key) !== undefined),
    nodesAt,
    nodeAt: (node, key) => nodesAt(node, key)[0] ?? null,
    textAt,
    numberAt: (node, key) => textAt(node, key) ?? valuesAt(node, key).find(Number.isFinite)?.toString(),
  };
}
