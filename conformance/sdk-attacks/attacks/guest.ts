import type { AttackOnGuest, Puppet } from './attack.js';
import { FORGED, GENUINE } from './data.js';

const forgedInit = ({ send, id }: Puppet): void => send({ id, action: 'init', data: FORGED });

/** Sends the forged `init` and ends the attack. */
const forge = (puppet: Puppet): void => {
  forgedInit(puppet);
  puppet.fence();
};

/** The host never answers, but a stranger does. */
const strangersInit = {
  target: 'guest',
  onGuestInit: (host, attempt) => {
    if (attempt === 1) host.admitStranger();
  },
  blocked: ({ refusedSources, ready }) => refusedSources > 0 && ready === 'pending',
  succeeded: ({ userName }) => userName === 'forged',
} as const satisfies Partial<AttackOnGuest>;

/** The host answers before the stranger sends anything. */
const strangerAfterInit = {
  ...strangersInit,
  onGuestInit: (host, attempt) => {
    host.genuineInit();
    if (attempt === 1) host.admitStranger();
  },
  blocked: ({ refusedSources, userName }) => refusedSources > 0 && userName === 'genuine',
} as const satisfies Partial<AttackOnGuest>;

/** A message of the real host that breaks the protocol. */
function malformed(id: string, about: string, action: string, data: unknown): AttackOnGuest {
  return {
    target: 'guest',
    id,
    about,
    onGuestInit: (host) => {
      host.send({ id: host.id, action, data });
      host.fence();
    },
    blocked: ({ ignored }) => ignored > 0,
    succeeded: ({ ready, heard, errors }) => ready === 'connected' || heard.length > 0 || errors.length > 0,
  };
}

/** Attacks on the guest by forged senders and malformed messages (docs/protocol.md, Whom the guest hears). */
export const attacksOnGuest: readonly AttackOnGuest[] = [
  {
    ...strangersInit,
    id: 'guest-sibling-init',
    about: "a frame of another origin in the host's page answers before the host",
    stranger: { at: 'attacker', inside: 'host', play: forge },
  },
  {
    ...strangersInit,
    id: 'guest-sibling-of-host-origin',
    about: "a frame of the host's own origin answers before the host",
    stranger: { at: 'host', inside: 'host', play: forge },
  },
  {
    ...strangersInit,
    id: 'guest-child-init',
    about: 'a frame inside the mini-app, e.g. an advertisement, answers before the host',
    stranger: { at: 'attacker', inside: 'guest', play: forge },
  },
  {
    ...strangersInit,
    id: 'guest-vanished-sender',
    about: "a sender of the page's own origin is removed before its message arrives, so that the message has no source",
    stranger: {
      at: 'guest',
      inside: 'host',
      play: (puppet) => {
        puppet.sendAndVanish({ id: puppet.id, action: 'init', data: FORGED });
        puppet.fence();
      },
    },
  },
  {
    ...strangerAfterInit,
    id: 'guest-init-after-init',
    about: 'a forged `init` after the genuine one',
    stranger: { at: 'attacker', inside: 'host', play: forge },
  },
  {
    ...strangerAfterInit,
    id: 'guest-forged-update',
    about: 'a forged `updateData`',
    stranger: {
      at: 'attacker',
      inside: 'host',
      play: (puppet) => {
        puppet.say('updateData', FORGED);
        puppet.fence();
      },
    },
  },
  {
    ...strangerAfterInit,
    id: 'guest-forged-payment',
    about: 'a forged `paymentResult`: a mini-app that trusts it would give goods without payment',
    stranger: {
      at: 'attacker',
      inside: 'host',
      play: (puppet) => {
        puppet.say('paymentResult', 'completed');
        puppet.fence();
      },
    },
    succeeded: ({ heard }) => heard.includes('paymentResult'),
  },
  {
    target: 'guest',
    id: 'guest-wrong-host',
    about: 'the mini-app is configured for one host and embedded by another',
    options: ({ attacker }) => ({ hostOrigin: attacker, initTimeoutMs: 300 }),
    untilSettled: true,
    onGuestInit: () => {},
    blocked: ({ ready }) => ready === 'HOST_SILENT' || ready === 'ORIGIN_MISMATCH',
    succeeded: ({ userName, reachedParent }) => userName === 'forged' || reachedParent > 0,
  },
  {
    target: 'guest',
    id: 'guest-wrong-host-speaks-first',
    about: 'the same, but the wrong host, which knows the id, sends its answer without waiting for `init`',
    options: ({ attacker }) => ({ hostOrigin: attacker, initTimeoutMs: 300 }),
    untilSettled: true,
    onLoad: forge,
    onGuestInit: () => {},
    blocked: ({ ready, refusedOrigins }) => ready === 'ORIGIN_MISMATCH' && Object.keys(refusedOrigins).length === 1,
    succeeded: ({ userName }) => userName === 'forged',
  },
  {
    target: 'guest',
    id: 'guest-opaque-host',
    about: 'a page with an opaque origin embeds the mini-app instead of its host',
    opaqueHost: true,
    options: ({ host }) => ({ hostOrigin: host, initTimeoutMs: 300 }),
    untilSettled: true,
    onLoad: forge,
    onGuestInit: () => {},
    blocked: ({ ready, refusedOrigins }) => ready === 'ORIGIN_MISMATCH' && refusedOrigins.null !== undefined,
    succeeded: ({ userName, reachedParent }) => userName === 'forged' || reachedParent > 0,
  },
  {
    target: 'guest',
    id: 'guest-spoofed-id',
    about: "the host's window uses the id of another embedding",
    onGuestInit: (host) => {
      host.send({ id: 'another', action: 'init', data: FORGED });
      host.fence();
    },
    blocked: ({ foreign, ready }) => foreign > 0 && ready === 'pending',
    succeeded: ({ userName }) => userName === 'forged',
  },
  {
    target: 'guest',
    id: 'guest-malformed-does-not-end-wait',
    about: 'a malformed `init` arrives first, to make the mini-app give up',
    onGuestInit: (host) => {
      host.send({ id: host.id, action: 'init', data: { public: null, private: null } });
      host.genuineInit();
      host.fence();
    },
    blocked: ({ ignored }) => ignored > 0,
    succeeded: ({ ready }) => ready !== 'connected',
  },
  malformed('guest-init-without-data', '`init` without data', 'init', undefined),
  malformed('guest-init-number-as-text', '`init` with a string as `shopId`', 'init', {
    ...GENUINE,
    public: { ...GENUINE.public, shopId: '1' },
  }),
  malformed('guest-init-order-with-container', '`init` of a stand-alone order with a container', 'init', {
    ...GENUINE,
    public: { ...GENUINE.public, minappType: 'order' },
  }),
  malformed('guest-init-endless-items', '`init` with ten million basket items, all holes', 'init', {
    ...GENUINE,
    private: { metaData: [], basketItems: new Array(10_000_000) },
  }),
  malformed('guest-payment-of-nothing', '`paymentResult` with an unknown status', 'paymentResult', 'paid'),
  malformed('guest-action-constructor', 'the action «constructor», which every object has', 'constructor', GENUINE),
  {
    target: 'guest',
    id: 'guest-pollution',
    about: 'the mini-app searches metadata with the properties `__proto__` and `constructor`',
    onGuestInit: (host) => {
      const metaData = JSON.parse('[{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}]');
      host.send({ id: host.id, action: 'init', data: { ...GENUINE, private: { metaData } } });
      host.fence();
    },
    blocked: ({ ready }) => ready === 'connected',
    succeeded: ({ polluted, errors }) => polluted || errors.length > 0,
  },
  {
    target: 'guest',
    id: 'guest-flood',
    about: 'another window sends 20,000 messages before the host answers',
    stranger: {
      at: 'attacker',
      inside: 'host',
      play: (puppet) => {
        for (let count = 0; count < 20_000; count += 1) forgedInit(puppet);
        puppet.tellDone();
      },
    },
    onGuestInit: (host, attempt) => {
      if (attempt === 1) host.admitStranger();
    },
    onStrangerDone: (host) => {
      host.genuineInit();
      host.fence();
    },
    blocked: ({ refusedSources, userName }) => refusedSources > 0 && userName === 'genuine',
    succeeded: ({ userName, ready }) => userName !== 'genuine' || ready !== 'connected',
  },
];
