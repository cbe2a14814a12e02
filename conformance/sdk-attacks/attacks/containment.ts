import type { AttackOnHost } from './attack.js';
import { FORGED } from './data.js';

/** The result of something that a sandbox may forbid: the value, or the name of the error. */
function resultOrError(run: () => unknown): string {
  try {
    return String(run());
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

/** Reloads this page with a mark in its URL, because an embedded page may have no storage. */
const reload = (): void => location.replace(`${location.href}&reloaded`);
const isReloaded = (): boolean => new URLSearchParams(location.search).has('reloaded');

/** Attempts to leave the frame, or to receive data that is not for the page in it. */
export const attacksOnContainment: readonly AttackOnHost[] = [
  {
    target: 'host',
    id: 'top-navigation',
    about: 'the mini-app navigates the top window to the attacker',
    guest: async ({ say, escapeUrl, waitForNavigation, fence }) => {
      say('init');
      const outcome = resultOrError(() => {
        (top ?? window).location.href = escapeUrl;
      });
      await waitForNavigation();
      fence(outcome);
    },
    blocked: ({ events }) => events.some(({ action }) => action === 'fence'),
    succeeded: ({ escaped }) => escaped,
  },
  {
    target: 'host',
    id: 'popup',
    about: 'the mini-app opens a window, which would not be sandboxed',
    guest: async ({ say, escapeUrl, waitForNavigation, fence }) => {
      say('init');
      const outcome = resultOrError(() => window.open(escapeUrl) !== null);
      await waitForNavigation();
      fence(outcome);
    },
    blocked: ({ outcome }) => outcome !== 'true',
    succeeded: ({ escaped, outcome }) => escaped || outcome === 'true',
  },
  {
    target: 'host',
    id: 'own-origin',
    about: "a mini-app on the host's own origin, which could remove its sandbox",
    guestAt: 'host',
    guest: ({ say, fence }) => {
      say('init');
      fence();
    },
    blocked: ({ embedError }) => embedError === 'SAME_ORIGIN',
    succeeded: ({ embedError }) => embedError === null,
  },
  {
    target: 'host',
    id: 'data-after-navigation',
    about: 'the frame sends `init` and navigates to the attacker at once, to read the answer there',
    guest: ({ say, places, id, fence }) => {
      if (location.origin === places.attacker) return fence();
      say('init');
      location.href = location.href.replace(places.guest, places.attacker).replace(/([?&])id=[^&]*/, `$1id=${id}`);
    },
    afterFence: ({ session }) => void session.paymentResult('completed'),
    blocked: 'wrong-origin',
    succeeded: ({ received }) => received.length > 0,
  },
  {
    target: 'host',
    id: 'data-after-reload',
    about: 'the frame reloads to a page that does not send `init` and waits for data meant for the previous page',
    // The host notices the new page by the frame's second `load`.
    loads: 2,
    guest: async ({ say, heard, holdLoad, loaded, fence }) => {
      if (isReloaded()) return fence();
      // As in most pages, `load` comes after `init`.
      const letLoad = holdLoad();
      say('init');
      await heard('init');
      letLoad();
      await loaded();
      reload();
    },
    afterFence: ({ session }) => void session.updateData(FORGED),
    blocked: 'no-guest',
    succeeded: ({ received }) => received.includes('updateData'),
  },
  {
    target: 'host',
    id: 'reload-mid-handshake',
    about: 'the frame reloads between `init` and its answer, and sends `init` again',
    guest: ({ say, fence }) => {
      say('init');
      if (isReloaded()) fence();
      else reload();
    },
    afterFence: () => {},
    blocked: ({ received }) => received.includes('init'),
    succeeded: ({ received }) => !received.includes('init'),
  },
  {
    target: 'host',
    id: 'update-to-version-1',
    about: 'a guest of protocol 1 is sent a message that only protocol 2 has',
    guest: ({ send, id, fence }) => {
      send({ id, action: 'init' });
      fence();
    },
    afterFence: ({ session }) => void session.updateData(FORGED),
    blocked: 'guest-version',
    succeeded: ({ received }) => received.includes('updateData'),
  },
];
