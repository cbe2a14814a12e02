import type { GuestMessage } from './messages.js';
import { type MessageRules, type Parsed, parseMessage } from './parse.js';
import type { Rule } from './rules.js';

/** Of a height in CSS pixels. Nothing fits the second rule; it is there for its words. */
export const HEIGHT: Rule = (value) => (Number(value) >= 0 ? 'number' : 'number >= 0');

const rules: MessageRules<GuestMessage['action']> = {
  init: { version: 'number|undefined' },
  height: { data: HEIGHT },
  done: { data: 'string|null' },
  checkout: { data: 'string' },
  link: { data: 'string' },
  error: { data: 'string|null' },
  unavailable: { data: 'null' },
};

/** Reads a message of a guest (docs/protocol.md, Messages from guest to host). Never throws. */
export function parseGuestMessage(value: unknown): Parsed<GuestMessage> {
  return parseMessage(value, rules);
}
