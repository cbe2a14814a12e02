import { isRecord } from './rules.js';
import { tryCall } from './try-call.js';

/** A string field of an arriving value, or null where it has none. Never throws. */
export function peek(value: unknown, field: 'id' | 'action'): string | null {
  return tryCall(() => {
    const found = isRecord(value) && value[field];
    return typeof found === 'string' ? found : null;
  }, null);
}
