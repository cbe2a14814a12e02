import type { MiniAppOptions } from '@invoicebox/mini-app-sdk';
import type { EmbedOptions, HostSession, VerdictReason } from '@invoicebox/mini-app-sdk/host';
import type { GuestObservation, HostObservation } from '../observation.js';
import type { Places } from '../scene.js';

/** What a hostile page has at hand. */
export interface Puppet {
  readonly places: Places;
  /** The embedding's id. */
  readonly id: string;
  /** Sends anything to the window that it is aimed at, from this window. */
  send(message: unknown): void;
  /** Sends a message of the protocol with the right id. */
  say(action: string, data?: unknown): void;
  /** Sends from a window that is gone by the time the message arrives. */
  sendAndVanish(message: unknown): void;
  /** Sends to the guest's window, as a signal to start its part. */
  tellGuest(message: unknown): void;
  /** Tells the page around the guest that this stranger has played its part. */
  tellDone(): void;
  /** Resolves when this page has received a message of that action. */
  heard(action: string): Promise<void>;
  /** Keeps this page from being loaded, until the function that it returns is called. */
  holdLoad(): () => void;
  /** Resolves when this page is loaded. */
  loaded(): Promise<void>;
  /** Waits long enough for a navigation to happen. */
  patience(): Promise<void>;
  /** Address of a page of the attacker that reports that it was opened. */
  readonly escapeUrl: string;
  /** Ends the attack and reports what it achieved. */
  fence(outcome?: string): void;
}

/** Where a stranger sits: beside the guest in the host's page, or in a frame inside the guest's. */
interface Stranger {
  readonly at: keyof Places;
  readonly inside: 'host' | 'guest';
  play(puppet: Puppet): void | Promise<void>;
}

/** What the host's page of an attack on it has at hand. */
interface HostStage {
  readonly session: HostSession;
  /** Lets the stranger in. */
  admitStranger(): void;
}

interface AttackBase {
  readonly id: string;
  /** What the attacker attempts, for the report. */
  readonly about: string;
  readonly stranger?: Stranger;
}

/** An attack on the host side of the SDK. */
export interface AttackOnHost extends AttackBase {
  readonly target: 'host';
  readonly options?: Partial<Pick<EmbedOptions, 'initialData' | 'maxHeight'>>;
  /** Where the mini-app comes from; by default its own origin. */
  readonly guestAt?: keyof Places;
  /** What the mini-app does once it is loaded. */
  guest(puppet: Puppet): void | Promise<void>;
  /** The attack ends only after this many loads of the frame. */
  readonly loads?: number;
  /** Called at each `init` of the guest. */
  onGuestInit?(stage: HostStage): void;
  /** Called at the guest's fence, after which the guest is asked what it has received since. */
  afterFence?(stage: HostStage): void;
  /** What the observer has to show. */
  readonly verdict: VerdictReason | ((observation: HostObservation) => boolean);
  succeeded(observation: HostObservation): boolean;
}

/** What the window around a guest has at hand. */
export interface RawHost extends Puppet {
  /** The answer of an honest host. */
  genuineInit(): void;
  admitStranger(): void;
}

/** An attack on the guest side of the SDK. */
export interface AttackOnGuest extends AttackBase {
  readonly target: 'guest';
  readonly options?: (places: Places) => MiniAppOptions;
  /** True when the report is made when a wait for data has ended, not at the fence. */
  readonly untilSettled?: boolean;
  /** True when the page around the guest is to have an opaque origin. */
  readonly opaqueHost?: boolean;
  /** Called when the guest's page is loaded, in the window around it. */
  onLoad?(host: RawHost): void;
  /** Called at each `init` of the guest, in the window around it. */
  onGuestInit(host: RawHost, attempt: number): void;
  /** Called when the stranger has played its part, in the window around the guest. */
  onStrangerDone?(host: RawHost): void;
  /** What the guest's diagnosis has to show. */
  verdict(observation: GuestObservation): boolean;
  succeeded(observation: GuestObservation): boolean;
}

export type Attack = AttackOnHost | AttackOnGuest;
