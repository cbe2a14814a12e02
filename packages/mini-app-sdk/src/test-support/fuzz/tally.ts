import type { z } from 'zod';
import { tryCall } from '../../protocol/try-call.js';

/** Depth of the schemas' deepest field, `data.private.basketItems.0.sku`. */
const SCHEMA_DEPTH = 5;

/** `either` if a field cannot be read, so that the schema cannot decide, and all other fields fit. */
export type Validity = 'valid' | 'broken' | 'either';

/** A copy without the fields that throw when they are read. */
function readablePart(value: unknown, depth = SCHEMA_DEPTH): unknown {
  if (depth === 0 || typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = Array.isArray(value) ? ([] as never) : {};
  for (const name of tryCall(() => Object.keys(value), [])) {
    tryCall(() => {
      copy[name] = readablePart((value as Record<string, unknown>)[name], depth - 1);
    });
  }
  return copy;
}

function fits(schema: z.ZodType, value: unknown, id: string): boolean {
  // Only own properties count: a browser copies no others when it delivers a message.
  const own = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : value;
  return schema.safeParse(own).success && (own as { id: unknown }).id === id;
}

/** Whether the schema accepts a value as a message with this id. */
export function validityOf(schema: z.ZodType, value: unknown, id: string): Validity {
  try {
    return fits(schema, value, id) ? 'valid' : 'broken';
  } catch {
    return tryCall(() => fits(schema, readablePart(value), id), false) ? 'either' : 'broken';
  }
}

/** Counts of a fuzz run. */
export class Tally {
  delivered = 0;
  valid = 0;
  /** Exceptions that the listener threw. */
  escaped = 0;
  /** Invalid values that had an effect. */
  wronglyAccepted = 0;
  /** Valid values that had no effect. */
  wronglyRefused = 0;
  /** The first wrongly accepted or refused values, for the report. */
  readonly examples: string[] = [];

  add(validity: Validity, accepted: boolean, describe: () => string): void {
    this.delivered += 1;
    if (validity === 'valid') this.valid += 1;
    const wrong = accepted ? validity === 'broken' : validity === 'valid';
    if (!wrong) return;
    if (accepted) this.wronglyAccepted += 1;
    else this.wronglyRefused += 1;
    if (this.examples.length < 3) this.examples.push(describe());
  }
}
