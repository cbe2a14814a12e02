import { type ConversationEvent, EmbedError, embedMiniApp, type HostSession } from '@invoicebox/mini-app-sdk/host';
import type { AttackOnHost } from '../attacks/attack.js';
import { GENUINE, PAYMENT_PAGE } from '../attacks/data.js';
import { attackOnHost } from '../attacks/index.js';
import type { HostObservation, ObservedEvent } from '../observation.js';
import { ASK, FENCE, pageUrl } from '../scene.js';
import { collectErrors, isPolluted, parameters, report, variant } from './parameters.js';
import { admitStranger } from './strangers.js';

/** Length of quoted data in a report. */
const EXCERPT_LENGTH = 200;

/** The data of an attacker's fence. */
interface Fence {
  readonly outcome: string;
  readonly received: readonly string[];
  readonly answer: boolean;
}

/** A normal host on the SDK that records what happens to it. */
class ObservedHost {
  readonly #attack: AttackOnHost;
  readonly #errors = collectErrors();
  readonly #events: ObservedEvent[] = [];
  readonly #handled: Array<HostObservation['handled'][number]> = [];
  readonly #heights: Array<HostObservation['heights'][number]> = [];
  #frame = 0;
  #loads = 0;
  #session: HostSession | undefined;
  #asked = false;
  #ended = false;

  constructor(attack: AttackOnHost) {
    this.#attack = attack;
  }

  start(): void {
    this.#countFrames();
    try {
      this.#session = this.#embed();
      this.#session.frame.addEventListener('load', () => {
        this.#loads += 1;
      });
    } catch (error) {
      if (!(error instanceof EmbedError)) throw error;
      this.#report({ outcome: '', received: [] }, error.code);
    }
  }

  #embed(): HostSession {
    const { guestAt = 'guest', options } = this.#attack;
    return embedMiniApp({
      container: document.body,
      url: pageUrl(PLACES[guestAt], variant(), 'puppet', { ...parameters(), role: 'guest' }),
      initialData: GENUINE,
      policy: { paymentPages: [PAYMENT_PAGE], allowHttpOnLoopback: true },
      observer: (event) => this.#observe(event),
      onHeight: (px) => this.#heights.push({ px, frame: this.#frame }),
      onDone: (url) => this.#note('done', url),
      onCheckout: (url) => this.#note('checkout', url),
      onLink: (url) => this.#note('link', url),
      onError: (text) => this.#note('error', text),
      onUnavailable: () => this.#note('unavailable', null),
      ...options,
    });
  }

  #countFrames(): void {
    requestAnimationFrame(() => {
      this.#frame += 1;
      this.#countFrames();
    });
  }

  #note(name: string, data: string | null): void {
    this.#handled.push({ name, data: data?.slice(0, EXCERPT_LENGTH) ?? null, length: data?.length ?? 0 });
  }

  #observe({ message, at: _at, ...event }: ConversationEvent): void {
    this.#events.push(event);
    const session = this.#session;
    if (!session || event.direction !== 'from-guest') return;
    const stage = { session, admitStranger: () => admitStranger(this.#attack, session.id) };
    if (event.action === 'init' && event.verdict === 'accepted') this.#attack.onGuestInit?.(stage);
    if (event.action !== FENCE || this.#loads < (this.#attack.loads ?? 0)) return;
    const fence = (message as { data: Fence }).data;
    if (this.#attack.afterFence && !fence.answer) {
      if (this.#asked) return;
      this.#asked = true;
      this.#attack.afterFence(stage);
      // Sent after all messages of the host: when the guest receives it, it has received those too.
      session.frame.contentWindow?.postMessage(ASK, '*');
      return;
    }
    this.#report(fence, null);
  }

  #report({ outcome, received }: Pick<Fence, 'outcome' | 'received'>, embedError: string | null): void {
    if (this.#ended) return;
    this.#ended = true;
    // A height is applied in the next animation frame.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const observation: HostObservation = {
          target: 'host',
          events: this.#events,
          handled: this.#handled,
          heights: this.#heights,
          droppedMessages: this.#session?.droppedMessages ?? 0,
          outcome,
          received,
          embedError,
          polluted: isPolluted(),
          errors: this.#errors,
          escaped: false,
        };
        report(observation);
      }),
    );
  }
}

new ObservedHost(attackOnHost(parameters().attack)).start();
