import { inspect } from 'node:util';
import type { Random } from '@invoicebox/test-kit';
import { type ConversationEvent, embedMiniApp, type HostSession } from '../../host/index.js';
import { GuestMessageSchema } from '../../protocol/index.js';
import { orderData } from '../../testing/initial-data.js';
import { createFakeFrame, type FakeFrame } from './fake-frame.js';
import { fuzz, validGuestMessage } from './messages.js';
import { Tally, validityOf } from './tally.js';

const GUEST_ORIGIN = 'https://app.example';
const HOST_ORIGIN = 'https://host.example';

/** Reasons to refuse a message that is valid by the schema: the host's policy does not allow what it asks for. */
const POLICY: readonly unknown[] = ['not-a-url', 'scheme', 'credentials', 'not-payment-page', 'too-long'];

/** A real host session on a fake frame, fuzzed with messages of a guest. */
export class HostTarget {
  readonly tally = new Tally();
  readonly #random: Random;
  readonly #fake: FakeFrame = createFakeFrame(HOST_ORIGIN);
  readonly #session: HostSession;
  /** How many handlers the current message called. */
  #handled = 0;
  #events: ConversationEvent[] = [];

  constructor(random: Random) {
    this.#random = random;
    const handled = () => {
      this.#handled += 1;
    };
    this.#session = embedMiniApp({
      frame: this.#fake.frame,
      url: `${GUEST_ORIGIN}/`,
      initialData: orderData(),
      policy: { paymentPages: ['https://pay.example/'] },
      // The rate limit is not under test here, and the fuzzer would exceed it.
      rateLimit: { burst: 1e9, perSecond: 1e9 },
      observer: (event) => {
        if (event.direction === 'from-guest') this.#events.push(event);
      },
      onHeight: handled,
      onDone: handled,
      onCheckout: handled,
      onLink: handled,
      onError: handled,
      onUnavailable: handled,
    });
  }

  /** Delivers one fuzzed message and checks its effect. */
  step(): void {
    const { value, honest } = fuzz(this.#random, validGuestMessage(this.#random, this.#session.id));
    const expected = validityOf(GuestMessageSchema, value, this.#session.id);
    this.#handled = 0;
    this.#events = [];
    const { guestVersion } = this.#session;
    const sentBefore = this.#fake.sent;
    try {
      this.#fake.deliver(value, GUEST_ORIGIN);
      this.#fake.nextFrame();
    } catch {
      this.tally.escaped += 1;
    }
    const answered = this.#fake.sent > sentBefore;
    const hadEffect = this.#handled > 0 || answered || this.#session.guestVersion !== guestVersion;
    const [event] = this.#events;
    const byPolicy = !honest && expected !== 'broken' && event?.verdict === 'refused' && POLICY.includes(event.reason);
    const describe = () => `to a host, ${event?.verdict} ${event?.reason ?? ''}: ${inspect(value).slice(0, 500)}`;
    this.tally.add(expected, hadEffect || byPolicy, describe);
  }

  close(): void {
    this.#session.dispose();
  }
}
