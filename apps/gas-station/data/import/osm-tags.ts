/** Tags of an object of OpenStreetMap, as texts. */
export class OsmTags {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  /** The first of the tags that has a value, unaltered. */
  get(...names: string[]): string | undefined {
    const name = this.nameOf(...names);
    return name === undefined ? undefined : String(this.#values[name]);
  }

  /** The name of the first of the tags that has a value. */
  nameOf(...names: string[]): string | undefined {
    return names.find((name) => {
      const value = this.#values[name];
      return value !== undefined && value !== null && typeof value !== 'object' && String(value).trim() !== '';
    });
  }

  /** Names that begin with a prefix, of tags that have a value. */
  names(prefix: string): string[] {
    return Object.keys(this.#values).filter((name) => name.startsWith(prefix) && this.nameOf(name) !== undefined);
  }
}

/** Prefixes of what is no more, or not yet. */
const LIFECYCLES = [
  ...['disused', 'abandoned', 'demolished', 'razed', 'removed', 'destroyed', 'ruins', 'was', 'historic'],
  ...['proposed', 'planned', 'construction'],
];
const PRIVATE = new Set(['private', 'no', 'permit', 'military', 'employees', 'forestry', 'agricultural']);
const AMENITIES = (value: string) => value.split(';').map((word) => word.trim());

/** Why an object is no station that sells fuel to the public; undefined if it is one. */
export function skippedBecause(tags: OsmTags): { tag: string; reason: string } | undefined {
  const amenity = tags.get('amenity');
  const isFuel = amenity !== undefined && AMENITIES(amenity).includes('fuel');
  const ended = LIFECYCLES.map((prefix) => `${prefix}:amenity`).find((tag) => tags.get(tag) !== undefined);
  if (ended !== undefined && !isFuel) return { tag: ended, reason: 'The station is disused, or not open yet.' };
  const flag = LIFECYCLES.find((tag) => ['yes', 'fuel', 'amenity'].includes(tags.get(tag) ?? ''));
  if (flag !== undefined) return { tag: flag, reason: 'The station is disused, or not open yet.' };
  if (amenity !== undefined && !isFuel) return { tag: 'amenity', reason: 'Expected fuel.' };
  if (PRIVATE.has(tags.get('access')?.toLowerCase() ?? '')) {
    return { tag: 'access', reason: 'The station does not sell to the public.' };
  }
  return undefined;
}
