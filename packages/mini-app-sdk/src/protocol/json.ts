import { guarded } from './guarded.js';

/**
 * Decodes what a WebView delivers: some hand over the object, some its JSON (docs/protocol.md, Embedding).
 * Text that is not JSON is returned unchanged and fails validation later.
 */
export function decodeJson(value: unknown): unknown {
  return typeof value === 'string' ? guarded<unknown>(() => JSON.parse(value), value) : value;
}
