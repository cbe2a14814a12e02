/** A replacement in the SDK's source. */
interface Edit {
  /** Path relative to `packages/mini-app-sdk/src`. */
  readonly file: string;
  /** The code of the defence. It must occur exactly once. */
  readonly code: string;
  /** The code without the defence. */
  readonly instead: string;
}

/** One defence of the SDK, and how to remove it from the source. */
export interface Defence {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Ids of attacks, at least one of which succeeds without the defence. */
  readonly stops: readonly string[];
}

const session = 'host/frame-session.ts';
const decide = 'host/decide.ts';
const urls = 'host/url-policy.ts';
const frame = 'host/frame.ts';
const guest = 'guest/create-mini-app.ts';
const page = 'guest/page-transport.ts';

/** Every defence against a hostile page (docs/protocol.md, Rules of conversation and What the host trusts). */
export const DEFENCES: readonly Defence[] = [
  {
    name: "host accepts messages only from its frame's window",
    edits: [
      {
        file: session,
        code: 'if (event.source !== null && event.source === this.frame.contentWindow) this.#hearGuest(',
        instead: 'if (Object.is(1, 1)) this.#hearGuest(',
      },
    ],
    stops: ['sibling-of-guest-origin'],
  },
  {
    name: 'host ignores messages without a source',
    edits: [{ file: session, code: 'event.source !== null && ', instead: '' }],
    stops: ['vanished-sender'],
  },
  {
    name: 'host accepts messages only from the origin that it loaded',
    edits: [{ file: decide, code: 'if (origin !== rules.origin)', instead: 'if (Object.is(1, 2))' }],
    stops: ['navigated-to-attacker', 'navigated-to-opaque-origin'],
  },
  {
    name: "host sends only to the guest's origin",
    edits: [
      { file: session, code: 'postMessage(message, this.#origin, ports)', instead: "postMessage(message, '*', ports)" },
    ],
    stops: ['data-after-navigation'],
  },
  {
    name: 'host ignores the id of another embedding',
    edits: [{ file: decide, code: "if (typeof id === 'string' && id !== rules.id)", instead: 'if (Object.is(1, 2))' }],
    stops: ['spoofed-id'],
  },
  {
    name: 'host checks the form of messages',
    edits: [
      {
        file: decide,
        code: 'if (!parsed.ok) return',
        instead:
          "if (!parsed.ok && Object.is(1, 1)) return { outcome: { verdict: 'accepted' }, message: data as never };\n  if (!parsed.ok) return",
      },
    ],
    stops: ['error-object', 'unavailable-text', 'no-id'],
  },
  {
    name: 'heights are finite and not negative',
    edits: [
      {
        file: 'protocol/message-rules.ts',
        code: "height: { data: 'number >= 0' }",
        instead: "height: { data: 'number|NaN|Infinity|-Infinity' }",
      },
    ],
    stops: ['height-negative', 'height-nan'],
  },
  {
    name: 'heights are limited',
    edits: [{ file: 'host/frame-height.ts', code: 'Math.min(Math.max(px, 0), maxHeight)', instead: 'Math.max(px, 0)' }],
    stops: ['height-1e9'],
  },
  {
    name: 'heights are applied once per animation frame',
    edits: [
      {
        file: 'host/frame-height.ts',
        code: 'scheduled ??= page.requestAnimationFrame(() => {\n        scheduled = null;\n        apply(wanted);\n      });',
        instead: 'apply(wanted);',
      },
    ],
    stops: ['height-storm'],
  },
  {
    name: 'a host that controls the height ignores the guest',
    edits: [
      {
        file: decide,
        code: "rules.fullHeight ? ignored('full-height', 'the host controls the height') : accepted(message)",
        instead: 'accepted(message)',
      },
      {
        file: session,
        code: 'if (this.#initialData.public.fullHeight) return;',
        instead: '',
      },
    ],
    stops: ['height-in-full-height'],
  },
  {
    name: 'texts and URLs are limited',
    edits: [{ file: decide, code: 'message.data.length > MAX_TEXT_LENGTH', instead: 'message.data.length > Infinity' }],
    stops: ['oversized-text', 'oversized-url'],
  },
  {
    name: 'messages of a frame are rate-limited',
    edits: [{ file: session, code: 'if (!this.#admit(this.#fromGuest)) return;', instead: '' }],
    stops: ['flood'],
  },
  {
    name: 'strangers have their own rate limit',
    edits: [{ file: session, code: '!this.#admit(this.#fromStrangers)', instead: '!this.#admit(this.#fromGuest)' }],
    stops: ['flood-by-stranger'],
  },
  {
    name: 'URLs are https: only',
    edits: [{ file: urls, code: "if (!allowedScheme) return { ok: false, refusal: 'scheme' };", instead: '' }],
    stops: ['link-javascript', 'link-data', 'link-http'],
  },
  {
    name: 'http: is for loopback only',
    edits: [{ file: urls, code: ' && allowsHttp(url.hostname, http)', instead: '' }],
    stops: ['link-loopback-lookalike', 'link-http'],
  },
  {
    name: 'URLs have no credentials',
    edits: [
      {
        file: urls,
        code: "if (url.username !== '' || url.password !== '') return { ok: false, refusal: 'credentials' };",
        instead: '',
      },
    ],
    stops: ['link-credentials', 'checkout-credentials'],
  },
  {
    name: "payment URLs belong to the host's payment pages",
    edits: [
      {
        file: urls,
        code: 'if (!verdict.ok || pages.some((page) => isWithin(verdict.url, page))) return verdict;',
        instead: 'return verdict;',
      },
    ],
    stops: ['done-other-site', 'done-lookalike-site'],
  },
  {
    name: 'payment pages are compared by origin',
    edits: [{ file: urls, code: 'url.origin !== page.origin || ', instead: '' }],
    stops: ['done-other-site', 'done-lookalike-site', 'done-other-port'],
  },
  {
    name: 'payment pages are compared by path',
    edits: [{ file: urls, code: 'url.pathname.startsWith(folder)', instead: "url.pathname.startsWith('/')" }],
    stops: ['checkout-path-up', 'checkout-lookalike-path'],
  },
  {
    name: 'a path with an encoded slash is refused',
    edits: [{ file: urls, code: ' || ENCODED_SLASH.test(url.pathname)', instead: '' }],
    stops: ['checkout-path-up-encoded'],
  },
  {
    name: "a mini-app is not on the host's own origin",
    edits: [
      {
        file: 'host/embed-mini-app.ts',
        code: 'if (url.origin === page.location.origin)',
        instead: 'if (Object.is(1, 2))',
      },
    ],
    stops: ['own-origin'],
  },
  {
    name: 'the sandbox forbids top navigation',
    edits: [
      {
        file: frame,
        code: "'allow-scripts allow-same-origin allow-forms'",
        instead: "'allow-scripts allow-same-origin allow-forms allow-top-navigation'",
      },
    ],
    stops: ['top-navigation'],
  },
  {
    name: 'the sandbox forbids popups',
    edits: [
      {
        file: frame,
        code: "'allow-scripts allow-same-origin allow-forms'",
        instead: "'allow-scripts allow-same-origin allow-forms allow-popups'",
      },
    ],
    stops: ['popup'],
  },
  {
    name: 'a page that has not sent init is sent nothing',
    edits: [{ file: session, code: 'if (!this.#initSinceLoad) this.#forgetGuest();', instead: '' }],
    stops: ['data-after-reload'],
  },
  {
    name: 'a guest of protocol 1 is not sent messages of protocol 2',
    edits: [{ file: session, code: 'if (this.#guestVersion < since)', instead: 'if (Object.is(1, 2))' }],
    stops: ['update-to-version-1'],
  },
  {
    name: "guest accepts messages only from its host's window",
    edits: [{ file: page, code: "if (source !== (parent as unknown) && !fromOwnPage) return 'source';", instead: '' }],
    stops: ['guest-sibling-of-host-origin', 'guest-vanished-sender'],
  },
  {
    name: 'guest ignores messages of removed senders',
    edits: [{ file: page, code: ' && !isTrusted', instead: '' }],
    stops: ['guest-vanished-sender'],
  },
  {
    name: "guest accepts messages only from its host's origin",
    edits: [
      {
        file: page,
        code: "return allowed.includes(origin) ? undefined : 'origin';",
        instead: 'return allowed && undefined;',
      },
    ],
    stops: ['guest-wrong-host-speaks-first', 'guest-opaque-host'],
  },
  {
    name: "guest sends only to its host's origin",
    edits: [{ file: page, code: "!origin || origin === 'null' ? '*' : origin", instead: "!origin ? '*' : '*'" }],
    stops: ['guest-wrong-host'],
  },
  {
    name: 'guest ignores the id of another embedding',
    edits: [{ file: guest, code: 'if (id !== to.id)', instead: 'if (Object.is(1, 2))' }],
    stops: ['guest-spoofed-id'],
  },
  {
    name: 'guest checks the form of messages',
    edits: [
      {
        file: guest,
        code: 'else if (parsed.ok) applyMessage(parsed.message, delivery);',
        instead:
          "else if (parsed.ok || action === 'init' || action === 'paymentResult') applyMessage(delivery.data as HostMessage, delivery);",
      },
    ],
    stops: ['guest-payment-of-nothing', 'guest-init-number-as-text', 'guest-malformed-does-not-end-wait'],
  },
];
