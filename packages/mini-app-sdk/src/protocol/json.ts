import { tryCall } from './try-call.js';

/**
 * Decodes what a WebView delivers: some deliver an object, some its JSON (docs/protocol.md, Embedding).
 * Text that is not JSON is returned unchanged and fails validation later.
 */
export function decodeJson(value: unknown): unknown {
  return typeof value === 'string' ? tryCall<unknown>(() => JSON.parse(value), value) : value;
}
