import { findMismatch, isRecord, type Mismatch, type Rule } from './rules.js';
import { tryCall, UNREADABLE } from './try-call.js';

/** Why a value is no message: its action is not known here, or its form is wrong. Both are ignored on the wire. */
export type MessageFault = 'unknown-action' | 'malformed';

/** What could be read of a value that is no message. */
export interface Head {
  readonly id?: unknown;
  readonly action?: unknown;
  readonly version?: unknown;
}

/** What is wrong with a value and where. */
export interface Rejected extends Mismatch {
  readonly ok: false;
  readonly message: Head;
}

/** A typed message, or what is wrong with the value. */
export type Parsed<M> = { readonly ok: true; readonly message: M } | Rejected;

/**
 * Reads a message of one direction. Never throws. The message is a copy, so that what was checked is what is used, even
 * if a script of the page dispatched an object with getters; fields that the protocol does not name are kept.
 */
export function parseMessage<M>(value: unknown, rule: Rule): Parsed<M> {
  const read = () => {
    const message = isRecord(value) && { ...value };
    const mismatch = findMismatch(message || value, rule);
    // The rule establishes the type of the message.
    return { ok: !mismatch, message: message || {}, ...mismatch } as Parsed<M>;
  };
  return tryCall(read, { ok: false, message: {}, ...UNREADABLE });
}

/** Tells a message of a newer protocol from one of a wrong form. */
export function faultOf({ path, message }: Rejected): MessageFault {
  return path === 'action' && typeof message.action === 'string' ? 'unknown-action' : 'malformed';
}
