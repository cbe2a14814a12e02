import { guarded } from './guarded.js';
import { isRecord } from './rules.js';

/** A string field of an arriving value, or null where it has none. Never throws. */
export function peek(value: unknown, field: 'id' | 'action'): string | null {
  return guarded(() => {
    const found = isRecord(value) && value[field];
    return typeof found === 'string' ? found : null;
  }, null);
}
