import type { MiniAppOptions } from '@invoicebox/mini-app-sdk';
import type { EmbedOptions, HostSession, VerdictReason } from '@invoicebox/mini-app-sdk/host';
import type { GuestObservation, HostObservation } from '../observation.js';
import type { Places } from '../scene.js';

/** The tools of a hostile page. */
export interface Puppet {
  readonly places: Places;
  /** The embedding's id. */
  readonly id: string;
  /** Sends any value from this window to the attacked one. */
  send(message: unknown): void;
  /** Sends a protocol message with the embedding's id. */
  say(action: string, data?: unknown): void;
  /** Sends from a window that is removed before the message arrives. */
  sendAndVanish(message: unknown): void;
  /** Sends to the guest's window, to start its part of the attack. */
  tellGuest(message: unknown): void;
  /** Tells the embedding page that this stranger is done. */
  tellDone(): void;
  /** Resolves when this page has received a message with this action. */
  heard(action: string): Promise<void>;
  /** Delays the `load` event of this page until the returned function is called. */
  holdLoad(): () => void;
  /** Resolves after the `load` event of this page. */
  loaded(): Promise<void>;
  /** Waits long enough for a navigation to happen. */
  waitForNavigation(): Promise<void>;
  /** URL of a page of the attacker that reports that it was opened. */
  readonly escapeUrl: string;
  /** Marks the end of the attack and reports its outcome. */
  fence(outcome?: string): void;
}

/** A page of a third party in a frame: beside the guest in the host's page, or inside the guest's page. */
interface Stranger {
  readonly at: keyof Places;
  readonly inside: 'host' | 'guest';
  play(puppet: Puppet): void | Promise<void>;
}

/** The tools of the attacked host's page. */
interface HostStage {
  readonly session: HostSession;
  /** Loads the stranger's frame. */
  admitStranger(): void;
}

interface AttackBase {
  readonly id: string;
  /** What the attacker does, for the report. */
  readonly about: string;
  readonly stranger?: Stranger;
}

/** An attack on the host side of the SDK. */
export interface AttackOnHost extends AttackBase {
  readonly target: 'host';
  readonly options?: Partial<Pick<EmbedOptions, 'initialData' | 'maxHeight'>>;
  /** Origin of the mini-app; by default its own. */
  readonly guestAt?: keyof Places;
  /** Script of the mini-app. */
  guest(puppet: Puppet): void | Promise<void>;
  /** Number of `load` events of the frame before the attack may end. */
  readonly loads?: number;
  /** Called at each `init` of the guest. */
  onGuestInit?(stage: HostStage): void;
  /** Called at the guest's fence. Then the guest reports what it has received since. */
  afterFence?(stage: HostStage): void;
  /** How the attack shows as blocked: the reason that the observer must report, or a check of the observation. */
  readonly blocked: VerdictReason | ((observation: HostObservation) => boolean);
  succeeded(observation: HostObservation): boolean;
}

/** The tools of the page that embeds an attacked guest. */
export interface RawHost extends Puppet {
  /** Sends the `init` of an honest host. */
  genuineInit(): void;
  admitStranger(): void;
}

/** An attack on the guest side of the SDK. */
export interface AttackOnGuest extends AttackBase {
  readonly target: 'guest';
  readonly options?: (places: Places) => MiniAppOptions;
  /** True if the guest reports when a wait for data ends, not at the fence. */
  readonly untilSettled?: boolean;
  /** True if the embedding page has an opaque origin. */
  readonly opaqueHost?: boolean;
  /** Called in the embedding page when the guest's page is loaded. */
  onLoad?(host: RawHost): void;
  /** Called in the embedding page at each `init` of the guest. */
  onGuestInit(host: RawHost, attempt: number): void;
  /** Called in the embedding page when the stranger is done. */
  onStrangerDone?(host: RawHost): void;
  /** Whether the guest's diagnosis shows that the attack was blocked. */
  blocked(observation: GuestObservation): boolean;
  succeeded(observation: GuestObservation): boolean;
}

export type Attack = AttackOnHost | AttackOnGuest;
