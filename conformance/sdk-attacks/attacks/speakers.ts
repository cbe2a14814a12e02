import type { HostObservation } from '../observation.js';
import type { AttackOnHost, Puppet } from './attack.js';
import { PAYMENT_URL } from './data.js';

const wasDone = ({ handled }: HostObservation): boolean => handled.some(({ name }) => name === 'done');

/** An honest mini-app, which sends only `init`. */
const sayInit = ({ say }: Puppet): void => say('init');

const speakForGuest = (puppet: Puppet): void => {
  puppet.say('done', PAYMENT_URL);
  puppet.fence();
};

const asStranger = {
  target: 'host',
  guest: sayInit,
  onGuestInit: (stage) => stage.admitStranger(),
  succeeded: wasDone,
} as const satisfies Partial<AttackOnHost>;

/** Attacks on the host by forged senders (docs/protocol.md, Rules of conversation). */
export const attacksBySpeakers: readonly AttackOnHost[] = [
  {
    ...asStranger,
    id: 'sibling-speaks-for-guest',
    about: 'a frame of another origin in the same page sends `done` with the right id',
    stranger: { at: 'attacker', inside: 'host', play: speakForGuest },
    blocked: 'wrong-source',
  },
  {
    ...asStranger,
    id: 'sibling-of-guest-origin',
    about: "a frame of the guest's own origin in the same page sends `done` with the right id",
    stranger: { at: 'guest', inside: 'host', play: speakForGuest },
    blocked: 'wrong-source',
  },
  {
    ...asStranger,
    id: 'child-of-guest',
    about: 'a frame inside the guest, e.g. an advertisement, sends `done` with the right id',
    guest: async (puppet) => puppet.say('init'),
    stranger: { at: 'attacker', inside: 'guest', play: speakForGuest },
    blocked: 'wrong-source',
  },
  {
    ...asStranger,
    id: 'host-page-frame',
    about: "a frame of the host's own origin sends `done` with the right id",
    stranger: { at: 'host', inside: 'host', play: speakForGuest },
    blocked: 'wrong-source',
  },
  {
    target: 'host',
    id: 'navigated-to-attacker',
    about: 'the frame navigates to a page of another origin, which sends `done` with the right id',
    guest: (puppet) => {
      const { say, places, id } = puppet;
      if (location.origin === places.attacker) return speakForGuest(puppet);
      say('init');
      location.href = location.href.replace(places.guest, places.attacker).replace(/([?&])id=[^&]*/, `$1id=${id}`);
    },
    blocked: 'wrong-origin',
    succeeded: wasDone,
  },
  {
    target: 'host',
    id: 'navigated-to-opaque-origin',
    about: 'the frame navigates to a `data:` page, whose origin is opaque, which sends `done` with the right id',
    guest: ({ say, id }) => {
      say('init');
      const done = JSON.stringify({ id, action: 'done', data: PAYMENT_URL });
      const fence = JSON.stringify({ id, action: 'fence', data: { outcome: '', received: [], answer: false } });
      location.href = `data:text/html,<script>parent.postMessage(${done}, '*'); parent.postMessage(${fence}, '*');</script>`;
    },
    blocked: 'wrong-origin',
    succeeded: wasDone,
  },
  {
    target: 'host',
    id: 'vanished-sender',
    about: 'the frame and a sender of its origin are removed, so that source and frame window are both null',
    guest: sayInit,
    onGuestInit: ({ session, admitStranger }) => {
      session.frame.remove();
      admitStranger();
    },
    stranger: {
      at: 'guest',
      inside: 'host',
      play: ({ sendAndVanish, fence, id }) => {
        sendAndVanish({ id, action: 'done', data: PAYMENT_URL });
        fence();
      },
    },
    blocked: 'wrong-source',
    succeeded: wasDone,
  },
  {
    target: 'host',
    id: 'spoofed-id',
    about: 'the mini-app uses the id of another embedding',
    guest: ({ say, send, fence }) => {
      say('init');
      send({ id: '00000000000000000000000000000000', action: 'done', data: PAYMENT_URL });
      fence();
    },
    blocked: 'other-id',
    succeeded: wasDone,
  },
  {
    target: 'host',
    id: 'no-id',
    about: 'a message without an id',
    guest: ({ say, send, fence }) => {
      say('init');
      send({ action: 'done', data: PAYMENT_URL });
      fence();
    },
    blocked: 'malformed',
    succeeded: wasDone,
  },
  {
    target: 'host',
    id: 'id-that-only-looks-equal',
    about: 'an array that contains the id, which == considers equal to it',
    guest: ({ say, send, fence, id }) => {
      say('init');
      send({ id: [id], action: 'done', data: PAYMENT_URL });
      fence();
    },
    blocked: 'malformed',
    succeeded: wasDone,
  },
];
