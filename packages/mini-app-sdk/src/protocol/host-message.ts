import { HOST_MESSAGE } from './message-rules.js';
import type { HostMessage } from './messages.js';
import { type Parsed, parseMessage } from './parse.js';

/** Reads a message of a host (docs/protocol.md, Messages from host to guest). Never throws. */
export function parseHostMessage(value: unknown): Parsed<HostMessage> {
  return parseMessage(value, HOST_MESSAGE);
}
