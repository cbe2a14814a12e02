/** Tags of an object of OpenStreetMap, as texts; tags without a value are left out. */
export class OsmTags {
  readonly #texts = new Map<string, string>();

  constructor(values: Readonly<Record<string, unknown>>) {
    for (const name of Object.keys(values)) {
      const value = values[name];
      if (typeof value === 'string' && value.trim() !== '') this.#texts.set(name, value);
      else if (typeof value === 'number' || typeof value === 'boolean') this.#texts.set(name, String(value));
    }
  }

  /** The first of the tags that has a value, unaltered. */
  get(...names: string[]): string | undefined {
    for (const name of names) {
      const text = this.#texts.get(name);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  /** The name of the first of the tags that has a value. */
  nameOf(...names: string[]): string | undefined {
    return names.find((name) => this.#texts.has(name));
  }

  /** Names of all tags. */
  names(): string[] {
    return [...this.#texts.keys()];
  }
}

/** What is no more, or not yet: as prefixes of a tag, or as tags. */
const LIFECYCLES = [
  ...['disused', 'abandoned', 'demolished', 'razed', 'removed', 'destroyed', 'ruins', 'was', 'historic'],
  ...['proposed', 'planned', 'construction'],
];
const LIFECYCLE_TAGS: ReadonlySet<string> = new Set(LIFECYCLES);
const LIFECYCLE_AMENITIES: ReadonlySet<string> = new Set(LIFECYCLES.map((prefix) => `${prefix}:amenity`));
const PRIVATE = new Set(['private', 'no', 'permit', 'military', 'employees', 'forestry', 'agricultural']);
const NOT_IN_USE = 'The station is disused, or not open yet.';

/** Why an object is no station that sells fuel to the public; undefined if it is one. */
export function skippedBecause(tags: OsmTags): { tag: string; reason: string } | undefined {
  const amenity = tags.get('amenity');
  const isFuel = amenity?.split(';').some((word) => word.trim() === 'fuel') ?? false;
  const names = tags.names();
  const ended = isFuel ? undefined : names.find((name) => LIFECYCLE_AMENITIES.has(name));
  if (ended !== undefined) return { tag: ended, reason: NOT_IN_USE };
  const flag = names.find(
    (name) => LIFECYCLE_TAGS.has(name) && ['yes', 'fuel', 'amenity'].includes(tags.get(name) ?? ''),
  );
  if (flag !== undefined) return { tag: flag, reason: NOT_IN_USE };
  if (['closed', 'abandoned'].includes(tags.get('operational_status') ?? '')) {
    return { tag: 'operational_status', reason: NOT_IN_USE };
  }
  if (amenity !== undefined && !isFuel) return { tag: 'amenity', reason: 'Expected fuel.' };
  if (PRIVATE.has(tags.get('access')?.toLowerCase() ?? '')) {
    return { tag: 'access', reason: 'The station does not sell to the public.' };
  }
  return undefined;
}
