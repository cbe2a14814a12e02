import type { MiniAppErrorCode } from '@invoicebox/mini-app-sdk';
import type { ConversationEvent } from '@invoicebox/mini-app-sdk/host';

/** An event of the host's observer, without the message. */
export type ObservedEvent = Pick<ConversationEvent, 'direction' | 'action' | 'verdict' | 'reason' | 'detail'>;

/** What happened to a host under attack. */
export interface HostObservation {
  readonly target: 'host';
  readonly events: readonly ObservedEvent[];
  /** Calls of the host's handlers, with the beginning of their data. */
  readonly handled: ReadonlyArray<{ readonly name: string; readonly data: string | null; readonly length: number }>;
  /** Applied heights in CSS pixels, each with the number of its animation frame. */
  readonly heights: ReadonlyArray<{ readonly px: number; readonly frame: number }>;
  readonly droppedMessages: number;
  /** The outcome that the attacker reports. */
  readonly outcome: string;
  /** Actions of the messages that the attacker received. */
  readonly received: readonly string[];
  /** Error code of `embedMiniApp`, if it threw. */
  readonly embedError: string | null;
  readonly polluted: boolean;
  readonly errors: readonly string[];
  /** True if a page of the attacker was opened instead of the host's or beside it. */
  readonly escaped: boolean;
}

/** What happened to a guest under attack. */
export interface GuestObservation {
  readonly target: 'guest';
  readonly ready: 'pending' | 'connected' | MiniAppErrorCode;
  readonly readyMessage: string;
  /** Events that the mini-app received. */
  readonly heard: readonly string[];
  /** The buyer's name in the mini-app's data. */
  readonly userName: string | null;
  readonly ignored: number;
  readonly foreign: number;
  readonly refusedSources: number;
  readonly refusedOrigins: Readonly<Record<string, number>>;
  /** How many messages of the guest reached the embedding page. */
  readonly reachedParent: number;
  readonly polluted: boolean;
  readonly errors: readonly string[];
}

export type Observation = HostObservation | GuestObservation;
