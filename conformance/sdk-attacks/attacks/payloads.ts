import type { AttackOnHost } from './attack.js';

/** The host's maximum height in these attacks, in CSS pixels. */
const MAX_HEIGHT = 5_000;
/** Far longer than any text for a buyer. */
const HUGE = 5_000_000;

/** A malformed message: the host ignores it, and the observer reports the path of the fault. */
function malformed(id: string, about: string, action: string, data: unknown): AttackOnHost {
  return {
    target: 'host',
    id,
    about,
    guest: ({ say, send, fence, id }) => {
      say('init');
      send({ id, action, data });
      fence();
    },
    blocked: 'malformed',
    succeeded: ({ handled, heights, errors }) => handled.length > 0 || heights.length > 0 || errors.length > 0,
  };
}

/** A value nested so deep that a recursive validator would overflow the stack. */
function nested(depth: number): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

/** False if the engine cannot clone the message. */
function canSend(send: () => void): boolean {
  try {
    send();
    return true;
  } catch {
    return false;
  }
}

/** Messages of the guest with hostile content (docs/protocol.md, Messages from guest to host). */
export const attacksByPayload: readonly AttackOnHost[] = [
  malformed('height-nan', 'height of NaN', 'height', Number.NaN),
  malformed('height-infinity', 'height of Infinity', 'height', Number.POSITIVE_INFINITY),
  malformed('height-negative', 'height of -1', 'height', -1),
  malformed('height-text', 'height of "100%"', 'height', '100%'),
  malformed('height-object', 'height of an object', 'height', { valueOf: 100 }),
  malformed('done-list', '`done` with an array of one URL', 'done', ['https://pay.invoicebox.example/pay/1']),
  malformed('done-missing', '`done` without data', 'done', undefined),
  malformed('link-object', '`link` with an object', 'link', { href: 'https://example.com' }),
  malformed('error-object', '`error` with markup in an object', 'error', { __html: '<img src=x onerror=alert(1)>' }),
  malformed('unavailable-text', '`unavailable` with a string', 'unavailable', 'now'),
  {
    target: 'host',
    id: 'deep-payload',
    about: '`error` with nested arrays, 10,000 deep or as deep as the engine can clone',
    guest: ({ say, fence }) => {
      say('init');
      for (let depth = 10_000; !canSend(() => say('error', nested(depth))); depth = Math.floor(depth / 2));
      fence();
    },
    blocked: 'malformed',
    succeeded: ({ handled, errors }) => handled.length > 0 || errors.length > 0,
  },
  {
    target: 'host',
    id: 'init-version-text',
    about: 'a version that is no number, to receive messages that the guest is not entitled to',
    guest: ({ send, fence, id }) => {
      send({ id, action: 'init', version: '2' });
      fence();
    },
    blocked: 'malformed',
    succeeded: ({ events }) => events.some(({ direction }) => direction === 'to-guest'),
  },
  {
    target: 'host',
    id: 'height-1e9',
    about: 'height of 1e9, which would make the page extremely long',
    options: { maxHeight: MAX_HEIGHT },
    guest: ({ say, fence }) => {
      say('init');
      say('height', 1e9);
      fence();
    },
    blocked: ({ heights }) => heights.some(({ px }) => px === MAX_HEIGHT),
    succeeded: ({ heights }) => heights.some(({ px }) => px > MAX_HEIGHT),
  },
  {
    target: 'host',
    id: 'height-storm',
    about: 'a hundred heights at once, each of which would cause a new layout',
    guest: ({ say, fence }) => {
      say('init');
      for (let px = 1; px <= 100; px += 1) say('height', px);
      fence();
    },
    blocked: ({ heights }) => heights.at(-1)?.px === 100,
    succeeded: ({ heights }) => new Set(heights.map(({ frame }) => frame)).size < heights.length,
  },
  {
    target: 'host',
    id: 'height-in-full-height',
    about: 'height although the host controls it',
    options: { initialData: fullHeight() },
    guest: ({ say, fence }) => {
      say('init');
      say('height', 300);
      fence();
    },
    blocked: 'full-height',
    succeeded: ({ heights }) => heights.length > 0,
  },
  ...['constructor', '__proto__', 'toString'].map(
    (action): AttackOnHost => ({
      target: 'host',
      id: `action-${action}`,
      about: `the action «${action}», which every object has`,
      guest: ({ say, send, fence, id }) => {
        say('init');
        send({ id, action, data: null });
        fence();
      },
      blocked: ({ events }) => events.some((event) => event.action === action && event.reason === 'unknown-action'),
      succeeded: ({ events, errors }) =>
        errors.length > 0 || events.some((event) => event.action === action && event.verdict === 'accepted'),
    }),
  ),
  {
    target: 'host',
    id: 'pollution',
    about: 'a message with the properties `__proto__` and `constructor`',
    guest: ({ send, say, fence, id }) => {
      say('init');
      send(
        JSON.parse(
          `{"id":"${id}","action":"error","data":{"__proto__":{"polluted":true}},"__proto__":{"polluted":true}}`,
        ),
      );
      send(JSON.parse(`{"id":"${id}","action":"nothing","constructor":{"prototype":{"polluted":true}}}`));
      fence();
    },
    blocked: 'malformed',
    succeeded: ({ polluted, handled }) => polluted || handled.length > 0,
  },
  {
    target: 'host',
    id: 'oversized-text',
    about: 'an error text of five million characters',
    guest: ({ say, fence }) => {
      say('init');
      say('error', 'x'.repeat(HUGE));
      fence();
    },
    blocked: 'too-long',
    succeeded: ({ handled }) => handled.some(({ length }) => length >= HUGE),
  },
  {
    target: 'host',
    id: 'oversized-url',
    about: 'a link of five million characters',
    guest: ({ say, fence }) => {
      say('init');
      say('link', `https://example.com/${'x'.repeat(HUGE)}`);
      fence();
    },
    blocked: 'too-long',
    succeeded: ({ handled }) => handled.length > 0,
  },
  {
    target: 'host',
    id: 'flood',
    about: '3,000 messages at once, each of which would open a tab',
    guest: ({ say, fence }) => {
      say('init');
      for (let count = 0; count < 3_000; count += 1) say('link', 'https://example.com/');
      fence();
    },
    blocked: 'rate-limited',
    succeeded: ({ handled }) => handled.length > 1_000,
  },
  {
    target: 'host',
    id: 'flood-by-stranger',
    about: "another window floods the host under the guest's id, to use up the guest's rate limit",
    guest: ({ say, fence }) => {
      addEventListener('message', ({ data }) => {
        if (data !== 'flooded') return;
        say('link', 'https://example.com/');
        fence();
      });
      say('init');
    },
    onGuestInit: ({ admitStranger }) => admitStranger(),
    stranger: {
      at: 'attacker',
      inside: 'host',
      play: ({ say, tellGuest }) => {
        for (let count = 0; count < 3_000; count += 1) say('link', 'https://example.com/');
        tellGuest('flooded');
      },
    },
    blocked: 'wrong-source',
    succeeded: ({ handled }) => handled.length === 0,
  },
];

function fullHeight(): NonNullable<NonNullable<AttackOnHost['options']>['initialData']> {
  return {
    public: { userEmail: '', userName: '', userPhone: '', locale: 'ru', minappType: 'order', fullHeight: true },
    private: { metaData: [] },
  };
}
