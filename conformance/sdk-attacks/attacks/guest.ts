import type { AttackOnGuest, Puppet } from './attack.js';
import { FORGED, GENUINE } from './data.js';

const forgedInit = ({ send, id }: Puppet): void => send({ id, action: 'init', data: FORGED });

/** Sends the forged `init` and marks its end. */
const forge = (puppet: Puppet): void => {
  forgedInit(puppet);
  puppet.fence();
};

/** A host that never answers, while a stranger does. */
const strangersInit = {
  target: 'guest',
  onGuestInit: (host, attempt) => {
    if (attempt === 1) host.admitStranger();
  },
  verdict: ({ refusedSources, ready }) => refusedSources > 0 && ready === 'pending',
  succeeded: ({ userName }) => userName === 'forged',
} as const satisfies Partial<AttackOnGuest>;

/** A host that has answered, before a stranger speaks. */
const strangerAfterInit = {
  ...strangersInit,
  onGuestInit: (host, attempt) => {
    host.genuineInit();
    if (attempt === 1) host.admitStranger();
  },
  verdict: ({ refusedSources, userName }) => refusedSources > 0 && userName === 'genuine',
} as const satisfies Partial<AttackOnGuest>;

/** A message of the real host that is not one of the protocol. */
function malformed(id: string, about: string, action: string, data: unknown): AttackOnGuest {
  return {
    target: 'guest',
    id,
    about,
    onGuestInit: (host) => {
      host.send({ id: host.id, action, data });
      host.fence();
    },
    verdict: ({ ignored }) => ignored > 0,
    succeeded: ({ ready, heard, errors }) => ready === 'connected' || heard.length > 0 || errors.length > 0,
  };
}

/** Whom a guest hears, and what (docs/protocol.md, Whom the guest hears). */
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
    about: "a sender of the page's own origin that is gone when its message arrives, so that it has no source",
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
    about: 'a forged `paymentResult`: goods without money, if a mini-app believed it',
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
    about: 'the mini-app is made for one host and embedded by another',
    options: ({ attacker }) => ({ hostOrigin: attacker, initTimeoutMs: 300 }),
    untilSettled: true,
    onGuestInit: () => {},
    verdict: ({ ready }) => ready === 'HOST_SILENT' || ready === 'ORIGIN_MISMATCH',
    succeeded: ({ userName, reachedParent }) => userName === 'forged' || reachedParent > 0,
  },
  {
    target: 'guest',
    id: 'guest-wrong-host-speaks-first',
    about: 'the same, and the wrong host, who made up the id, does not wait for the `init` that it will never see',
    options: ({ attacker }) => ({ hostOrigin: attacker, initTimeoutMs: 300 }),
    untilSettled: true,
    onLoad: forge,
    onGuestInit: () => {},
    verdict: ({ ready, refusedOrigins }) => ready === 'ORIGIN_MISMATCH' && Object.keys(refusedOrigins).length === 1,
    succeeded: ({ userName }) => userName === 'forged',
  },
  {
    target: 'guest',
    id: 'guest-opaque-host',
    about: 'a page of an opaque origin embeds the mini-app in the place of its host',
    opaqueHost: true,
    options: ({ host }) => ({ hostOrigin: host, initTimeoutMs: 300 }),
    untilSettled: true,
    onLoad: forge,
    onGuestInit: () => {},
    verdict: ({ ready, refusedOrigins }) => ready === 'ORIGIN_MISMATCH' && refusedOrigins.null !== undefined,
    succeeded: ({ userName, reachedParent }) => userName === 'forged' || reachedParent > 0,
  },
  {
    target: 'guest',
    id: 'guest-spoofed-id',
    about: "the host's window speaks under the id of another embedding",
    onGuestInit: (host) => {
      host.send({ id: 'another', action: 'init', data: FORGED });
      host.fence();
    },
    verdict: ({ foreign, ready }) => foreign > 0 && ready === 'pending',
    succeeded: ({ userName }) => userName === 'forged',
  },
  {
    target: 'guest',
    id: 'guest-malformed-does-not-end-wait',
    about: 'a malformed `init` comes first, to make the mini-app give up',
    onGuestInit: (host) => {
      host.send({ id: host.id, action: 'init', data: { public: null, private: null } });
      host.genuineInit();
      host.fence();
    },
    verdict: ({ ignored }) => ignored > 0,
    succeeded: ({ ready }) => ready !== 'connected',
  },
  malformed('guest-init-without-data', '`init` without data', 'init', undefined),
  malformed('guest-init-number-as-text', '`init` whose shop is a text', 'init', {
    ...GENUINE,
    public: { ...GENUINE.public, shopId: '1' },
  }),
  malformed('guest-init-order-with-container', '`init` of a stand-alone order that names a container', 'init', {
    ...GENUINE,
    public: { ...GENUINE.public, minappType: 'order' },
  }),
  malformed('guest-init-endless-items', '`init` with ten million basket items, all holes', 'init', {
    ...GENUINE,
    private: { metaData: [], basketItems: new Array(10_000_000) },
  }),
  malformed('guest-payment-of-nothing', '`paymentResult` of a status that there is not', 'paymentResult', 'paid'),
  malformed('guest-action-constructor', 'the action «constructor», which every object has', 'constructor', GENUINE),
  {
    target: 'guest',
    id: 'guest-pollution',
    about: 'metadata with `__proto__` and `constructor` as properties, searched by the mini-app',
    onGuestInit: (host) => {
      const metaData = JSON.parse('[{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}]');
      host.send({ id: host.id, action: 'init', data: { ...GENUINE, private: { metaData } } });
      host.fence();
    },
    verdict: ({ ready }) => ready === 'connected',
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
    verdict: ({ refusedSources, userName }) => refusedSources > 0 && userName === 'genuine',
    succeeded: ({ userName, ready }) => userName !== 'genuine' || ready !== 'connected',
  },
];
