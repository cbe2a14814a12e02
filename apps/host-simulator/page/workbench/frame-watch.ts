import type { ConversationEvent } from '@invoicebox/mini-app-sdk/host';
import { type ReadonlySignal, signal } from '@preact/signals';
import type { FrameFault } from '../../shared/frame-fault.js';

/** Why no mini-app answers in the frame, as far as the workbench can tell. */
export type SilenceCause =
  | FrameFault
  /** The page speaks, but without the `id` of its address. */
  | { kind: 'lost-id' }
  /** Another page speaks: the frame has gone to another origin. */
  | { kind: 'other-origin'; detail: string }
  /** The frame has loaded a second page, and that one is silent. */
  | { kind: 'navigated' }
  /** The page has loaded and said nothing. */
  | { kind: 'silent' };

/** How long a page may say nothing, in milliseconds: ten times as long as between two `init`. */
const SILENCE_MS = 5_000;

/** Watches a frame until its mini-app has said `init`. */
export interface FrameWatch {
  /** Why it has not; null while it may still, and when it has. */
  readonly cause: ReadonlySignal<SilenceCause | null>;
  /** Takes a message of the conversation. */
  hear(event: ConversationEvent): void;
  /** Takes a `load` of the frame. */
  loaded(): void;
  /** Stops watching. */
  stop(): void;
}

/** What a message tells about its sender, when the mini-app has not said `init`. */
function causeOf({ reason, action, detail = '' }: ConversationEvent): SilenceCause | null {
  if (reason === 'wrong-origin') return { kind: 'other-origin', detail };
  // An `init` is malformed where it has no id that is a text.
  if (reason === 'other-id' || (reason === 'malformed' && action === 'init')) return { kind: 'lost-id' };
  return null;
}

/**
 * Watches a frame.
 *
 * @param probe asks the server what is wrong with the page; null for nothing.
 */
export function createFrameWatch(probe: () => Promise<FrameFault | null>): FrameWatch {
  const cause = signal<SilenceCause | null>(null);
  let loads = 0;
  let ended = false;

  /** The first cause that names what to do stays. */
  const suspect = (found: SilenceCause | null) => {
    if (!ended && found && (cause.peek() === null || cause.peek()?.kind === 'silent')) cause.value = found;
  };
  const timer = setTimeout(() => suspect({ kind: loads > 1 ? 'navigated' : 'silent' }), SILENCE_MS);
  const end = () => {
    ended = true;
    clearTimeout(timer);
    cause.value = null;
  };
  // Without the probe there is still the silence.
  probe().then(suspect, () => undefined);

  return {
    cause,
    hear(event) {
      if (event.direction !== 'from-guest') return;
      if (event.verdict === 'accepted') end();
      else suspect(causeOf(event));
    },
    loaded() {
      loads += 1;
    },
    stop: end,
  };
}
