import { guarded } from './guarded.js';

/**
 * Decodes what a WebView delivers: some hand over the object, some its JSON (docs/protocol.md, Embedding).
 * Text that is no JSON comes back as it is, and then fails the check of its form.
 */
export function decodeJson(value: unknown): unknown {
  return typeof value === 'string' ? guarded<unknown>(() => JSON.parse(value), value) : value;
}
