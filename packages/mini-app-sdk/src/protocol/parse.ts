import { guarded, UNREADABLE } from './guarded.js';
import { findMismatch, isRecord, type Mismatch, oneOf, type Rule } from './rules.js';

/** Why a value is no message: its action is not known here, or its form is wrong. Both are ignored on the wire. */
export type MessageFault = 'unknown-action' | 'malformed';

/** What is wrong with a value and where, and as much of its head as could be read. */
export interface Rejected extends Mismatch {
  readonly ok: false;
  readonly id: unknown;
  readonly action: unknown;
}

/** A typed message, or what is wrong with the value. */
export type Parsed<M> = { readonly ok: true; readonly message: M } | Rejected;

/** For each action the rule of a message with it. */
export type MessageRules<Action extends string> = Readonly<Record<Action, Rule>>;

/**
 * Reads a message of one direction. Never throws. The message is a copy, so that what was checked is what is used, even
 * if a script of the page dispatched an object with getters; fields that the protocol does not name are kept.
 */
export function parseMessage<M>(value: unknown, rules: MessageRules<string>): Parsed<M> {
  const message = guarded<unknown>(() => (isRecord(value) ? { ...value } : value), null);
  const { id, action } = Object(message) as Readonly<Record<string, unknown>>;
  const head = { id: 'string', action: oneOf(Object.keys(rules)) };
  const mismatch = guarded(
    () => findMismatch(message, head) ?? findMismatch(message, rules[action as string] ?? head),
    UNREADABLE,
  );
  // The rule of the action has just established the type of the message.
  if (!mismatch) return { ok: true, message: message as M };
  return { ok: false, id, action, ...mismatch };
}

/** Tells a message of a newer protocol from one of a wrong form. */
export function faultOf({ path, action }: Rejected): MessageFault {
  return path === 'action' && typeof action === 'string' ? 'unknown-action' : 'malformed';
}
