import { INITIAL_DATA } from './initial-data.js';
import { type HostMessage, PAYMENT_STATUSES } from './messages.js';
import { type MessageRules, type Parsed, parseMessage } from './parse.js';
import { oneOf } from './rules.js';

const rules: MessageRules<HostMessage['action']> = {
  init: { data: INITIAL_DATA },
  updateData: { data: INITIAL_DATA },
  paymentResult: { data: oneOf(PAYMENT_STATUSES) },
};

/** Reads a message of a host (docs/protocol.md, Messages from host to guest). Never throws. */
export function parseHostMessage(value: unknown): Parsed<HostMessage> {
  return parseMessage(value, rules);
}
