import type { CallName, HttpMethod } from '../contract/calls.js';
import type { UnreadableItem } from '../contract/read/read-answer.js';
import type { CircuitState } from './circuit.js';
import type { InvoiceboxApiError } from './errors.js';

/** An attempt at a call. Without query, body and headers: nothing here is secret. */
export interface AttemptEvent {
  call: CallName;
  method: HttpMethod;
  /** Below the prefix, without query. */
  path: string;
  /** From 1. */
  attempt: number;
}

/** The answer to an attempt. */
export interface ResponseEvent extends AttemptEvent {
  httpStatus: number;
  requestId: string | undefined;
  /** From sending to the answer, in milliseconds of the client's clock. */
  durationMs: number;
}

/** Items of a list that could not be read. */
export interface UnreadableEvent extends Omit<AttemptEvent, 'attempt'> {
  items: readonly UnreadableItem[];
}

/** For logs and traces. What a hook throws is ignored: it must not change what a call does. */
export interface ClientHooks {
  /** A request is about to be sent. */
  onRequest?(event: AttemptEvent): void;
  /** An answer came, good or bad. */
  onResponse?(event: ResponseEvent): void;
  /** An attempt failed. */
  onFailure?(event: AttemptEvent & { error: InvoiceboxApiError }): void;
  /** The call is retried after a delay, in milliseconds. */
  onRetry?(event: AttemptEvent & { error: InvoiceboxApiError; delayMs: number }): void;
  /** Items of a list could not be read: they are left out of it. */
  onUnreadable?(event: UnreadableEvent): void;
  /** The circuit has opened, closed, or lets one call through to see. */
  onCircuit?(state: CircuitState): void;
}

/** Calls a hook and ignores what it throws. */
export function tell(hook: () => void): void {
  try {
    hook();
  } catch {
    // Logs and traces are not worth a call: see ClientHooks.
  }
}
