import type { MiniAppErrorCode } from '@invoicebox/mini-app-sdk';
import type { ConversationEvent } from '@invoicebox/mini-app-sdk/host';

/** One line of the host's observer, without the message itself. */
export type ObservedEvent = Pick<ConversationEvent, 'direction' | 'action' | 'verdict' | 'reason' | 'detail'>;

/** What became of a host under attack. */
export interface HostObservation {
  readonly target: 'host';
  readonly events: readonly ObservedEvent[];
  /** The host's handlers that were called, with the beginning of what they got. */
  readonly handled: ReadonlyArray<{ readonly name: string; readonly data: string | null; readonly length: number }>;
  /** Heights in CSS pixels that were applied, each with the number of its animation frame. */
  readonly heights: ReadonlyArray<{ readonly px: number; readonly frame: number }>;
  readonly droppedMessages: number;
  /** What the attacker achieved, as it reports. */
  readonly outcome: string;
  /** The actions of messages that the attacker received. */
  readonly received: readonly string[];
  /** Why `embedMiniApp` refused, if it did. */
  readonly embedError: string | null;
  readonly polluted: boolean;
  readonly errors: readonly string[];
  /** True when a page of the attacker replaced the host's or opened beside it. */
  readonly escaped: boolean;
}

/** What became of a guest under attack. */
export interface GuestObservation {
  readonly target: 'guest';
  readonly ready: 'pending' | 'connected' | MiniAppErrorCode;
  readonly readyMessage: string;
  /** Events that the mini-app heard. */
  readonly heard: readonly string[];
  /** The buyer's name as the mini-app believes it. */
  readonly userName: string | null;
  readonly ignored: number;
  readonly foreign: number;
  readonly refusedSources: number;
  readonly refusedOrigins: Readonly<Record<string, number>>;
  /** How many messages of the guest reached the window around it. */
  readonly reachedParent: number;
  readonly polluted: boolean;
  readonly errors: readonly string[];
}

export type Observation = HostObservation | GuestObservation;
