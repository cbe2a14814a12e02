import { GUEST_MESSAGE } from './message-rules.js';
import type { GuestMessage } from './messages.js';
import { type Parsed, parseMessage } from './parse.js';

/** Reads a message of a guest (docs/protocol.md, Messages from guest to host). Never throws. */
export function parseGuestMessage(value: unknown): Parsed<GuestMessage> {
  return parseMessage(value, GUEST_MESSAGE);
}
