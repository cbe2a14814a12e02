import { vi } from 'vitest';
import type { ConversationEvent, EmbedOptions, HostSession } from '../host/index.js';
import { embedMiniApp } from '../host/index.js';
import { orderData } from '../testing/initial-data.js';
import { PAGE_ORIGIN, type Posted } from './fake-page.js';

/** Overrides for a message event; the defaults are those of an honest guest. */
interface GuestEvent {
  readonly origin?: string;
  readonly source?: unknown;
}

/** An embedded mini-app; the test plays its page. */
export interface Embedding {
  readonly session: HostSession;
  /** All events that the observer received. */
  readonly events: ConversationEvent[];
  /** All messages that the host sent into the frame. */
  readonly sent: Posted[];
  /** Sends a message of the guest with this embedding's id. */
  say(action: string, payload?: { data?: unknown; version?: unknown }, event?: GuestEvent): void;
  /** Sends any value as a message. */
  post(data: unknown, event?: GuestEvent): void;
  /** Verdict and reason of the newest event from the guest. */
  lastVerdict(): string;
  dispose(): void;
}

export const MINI_APP_URL = `${PAGE_ORIGIN}/?from=host#step`;
export const PAYMENT_PAGE = 'https://pay.example/';

/** Embeds a mini-app in a frame of happy-dom's document. */
export function embed(overrides: Partial<Omit<EmbedOptions, 'frame' | 'container'>> = {}): Embedding {
  const frame = document.createElement('iframe');
  const sent: Posted[] = [];
  const contentWindow = {
    postMessage: (message: unknown, targetOrigin: unknown) =>
      sent.push({ message: structuredClone(message), targetOrigin }),
  };
  Object.defineProperty(frame, 'contentWindow', { value: contentWindow });
  const events: ConversationEvent[] = [];
  const session = embedMiniApp({
    frame,
    url: MINI_APP_URL,
    initialData: orderData(),
    policy: { paymentPages: [PAYMENT_PAGE] },
    observer: (event) => events.push(event),
    ...overrides,
  });
  const post = (data: unknown, event: GuestEvent = {}) => {
    const fields = { data, origin: PAGE_ORIGIN, source: contentWindow, ...event };
    window.dispatchEvent(Object.assign(new Event('message'), fields));
  };
  return {
    session,
    events,
    sent,
    post,
    say: (action, payload = {}, event = {}) => post({ id: session.id, action, ...payload }, event),
    lastVerdict() {
      const last = events.findLast(({ direction }) => direction === 'from-guest');
      return last ? [last.verdict, last.reason].filter(Boolean).join(': ') : 'nothing';
    },
    dispose: () => session.dispose(),
  };
}

/** Runs the animation frame in which heights are applied. Needs fake timers. */
export function nextAnimationFrame(): void {
  vi.advanceTimersToNextFrame();
}
