import { inspect } from 'node:util';
import type { Random } from '@invoicebox/test-kit';
import { type ConversationEvent, embedMiniApp, type HostSession } from '../../host/index.js';
import { GuestMessageSchema } from '../../protocol/index.js';
import { orderData } from '../../testing/initial-data.js';
import { createFakeFrame, type FakeFrame } from './fake-frame.js';
import { fuzz, validGuestMessage } from './messages.js';
import { Tally, verdictOf } from './tally.js';

const GUEST_ORIGIN = 'https://app.example';
const HOST_ORIGIN = 'https://host.example';

/** Why a host may refuse a message whose form is right: what it asks for is not allowed. */
const POLICY: readonly unknown[] = ['not-a-url', 'scheme', 'credentials', 'not-payment-page', 'too-long'];

/** A real session of a host with a fake frame, and what it let through. */
export class HostTarget {
  readonly tally = new Tally();
  readonly #random: Random;
  readonly #fake: FakeFrame = createFakeFrame(HOST_ORIGIN);
  readonly #session: HostSession;
  /** How often a handler was called for the message at hand. */
  #handled = 0;
  #verdicts: ConversationEvent[] = [];

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
      // The fuzzer is faster than any rate that a host would allow, and it is not the rate that is shown here.
      rateLimit: { burst: 1e9, perSecond: 1e9 },
      observer: (event) => {
        if (event.direction === 'from-guest') this.#verdicts.push(event);
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
    const expected = verdictOf(GuestMessageSchema, value, this.#session.id);
    this.#handled = 0;
    this.#verdicts = [];
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
    const [verdict] = this.#verdicts;
    const byPolicy =
      !honest && expected !== 'broken' && verdict?.verdict === 'refused' && POLICY.includes(verdict.reason);
    const describe = () => `to a host, ${verdict?.verdict} ${verdict?.reason ?? ''}: ${inspect(value).slice(0, 500)}`;
    this.tally.add(expected, hadEffect || byPolicy, describe);
  }

  close(): void {
    this.#session.dispose();
  }
}
