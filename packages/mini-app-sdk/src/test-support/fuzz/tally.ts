import type { z } from 'zod';

/** How deep the schemas look into a message: `data.private.basketItems.0.sku`. */
const SCHEMA_DEPTH = 5;

/** `either`: where a field cannot be read, the schema cannot tell whether it counts; all the others have to fit. */
export type Verdict = 'valid' | 'broken' | 'either';

/** A copy without what throws when it is read. */
function readablePart(value: unknown, depth = SCHEMA_DEPTH): unknown {
  if (depth === 0 || typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = Array.isArray(value) ? ([] as never) : {};
  for (const name of attempt(() => Object.keys(value), [])) {
    attempt(() => {
      copy[name] = readablePart((value as Record<string, unknown>)[name], depth - 1);
    }, undefined);
  }
  return copy;
}

function attempt<T>(read: () => T, fallback: T): T {
  try {
    return read();
  } catch {
    return fallback;
  }
}

function fits(schema: z.ZodType, value: unknown, id: string): boolean {
  // Messages are objects of own properties: a browser's copy of a message has no others.
  const own = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : value;
  return schema.safeParse(own).success && (own as { id: unknown }).id === id;
}

/** The schema's decision on a message with this id. */
export function verdictOf(schema: z.ZodType, value: unknown, id: string): Verdict {
  try {
    return fits(schema, value, id) ? 'valid' : 'broken';
  } catch {
    return attempt(() => fits(schema, readablePart(value), id), false) ? 'either' : 'broken';
  }
}

/** What a run counts. */
export class Tally {
  delivered = 0;
  valid = 0;
  /** Exceptions that came out of the listener. */
  escaped = 0;
  /** Values that break the schema and had an effect. */
  wronglyAccepted = 0;
  /** Values that fit the schema and had none. */
  wronglyRefused = 0;
  /** What the first wrong ones were, for the report. */
  readonly examples: string[] = [];

  /** Counts one case. */
  add(verdict: Verdict, accepted: boolean, describe: () => string): void {
    this.delivered += 1;
    if (verdict === 'valid') this.valid += 1;
    const wrong = accepted ? verdict === 'broken' : verdict === 'valid';
    if (!wrong) return;
    if (accepted) this.wronglyAccepted += 1;
    else this.wronglyRefused += 1;
    if (this.examples.length < 3) this.examples.push(describe());
  }
}
