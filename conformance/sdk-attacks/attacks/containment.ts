import type { AttackOnHost } from './attack.js';
import { FORGED } from './data.js';

/** What came of something that a confined page may be denied: the value, or the name of the error. */
function attempt(run: () => unknown): string {
  try {
    return String(run());
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

/** Reloads this page with a mark in its URL: embedded pages may be denied storage. */
const reload = (): void => location.replace(`${location.href}&reloaded`);
const isReloaded = (): boolean => new URLSearchParams(location.search).has('reloaded');

/** How a page gets out of its frame, or what a frame is told that it should not hear. */
export const attacksOnContainment: readonly AttackOnHost[] = [
  {
    target: 'host',
    id: 'top-navigation',
    about: 'the mini-app sends the whole page to the attacker',
    guest: async ({ say, escapeUrl, patience, fence }) => {
      say('init');
      const outcome = attempt(() => {
        (top ?? window).location.href = escapeUrl;
      });
      await patience();
      fence(outcome);
    },
    verdict: ({ events }) => events.some(({ action }) => action === 'fence'),
    succeeded: ({ escaped }) => escaped,
  },
  {
    target: 'host',
    id: 'popup',
    about: 'the mini-app opens a window of its own, which is not confined',
    guest: async ({ say, escapeUrl, patience, fence }) => {
      say('init');
      const outcome = attempt(() => window.open(escapeUrl) !== null);
      await patience();
      fence(outcome);
    },
    verdict: ({ outcome }) => outcome !== 'true',
    succeeded: ({ escaped, outcome }) => escaped || outcome === 'true',
  },
  {
    target: 'host',
    id: 'own-origin',
    about: "a mini-app on the host's own origin, which could lift its sandbox",
    guestAt: 'host',
    guest: ({ say, fence }) => {
      say('init');
      fence();
    },
    verdict: ({ embedError }) => embedError === 'SAME_ORIGIN',
    succeeded: ({ embedError }) => embedError === null,
  },
  {
    target: 'host',
    id: 'data-after-navigation',
    about: 'the frame says `init` and goes to the attacker at once, to read the answer there',
    guest: ({ say, places, id, fence }) => {
      if (location.origin === places.attacker) return fence();
      say('init');
      location.href = location.href.replace(places.guest, places.attacker).replace(/([?&])id=[^&]*/, `$1id=${id}`);
    },
    afterFence: ({ session }) => void session.paymentResult('completed'),
    verdict: 'wrong-origin',
    succeeded: ({ received }) => received.length > 0,
  },
  {
    target: 'host',
    id: 'data-after-reload',
    about: 'the frame reloads to a page that has not said `init` and waits for the data of the one before',
    // The host knows of the new page by the frame's second `load`.
    loads: 2,
    guest: async ({ say, heard, holdLoad, loaded, fence }) => {
      if (isReloaded()) return fence();
      // The page's `load` comes after the `init`, as with most pages.
      const letLoad = holdLoad();
      say('init');
      await heard('init');
      letLoad();
      await loaded();
      reload();
    },
    afterFence: ({ session }) => void session.updateData(FORGED),
    verdict: 'no-guest',
    succeeded: ({ received }) => received.includes('updateData'),
  },
  {
    target: 'host',
    id: 'reload-mid-handshake',
    about: 'the frame reloads between `init` and its answer, and says `init` again',
    guest: ({ say, fence }) => {
      say('init');
      if (isReloaded()) fence();
      else reload();
    },
    afterFence: () => {},
    verdict: ({ received }) => received.includes('init'),
    succeeded: ({ received }) => !received.includes('init'),
  },
  {
    target: 'host',
    id: 'update-to-version-1',
    about: 'a guest of protocol 1 is told what only protocol 2 knows',
    guest: ({ send, id, fence }) => {
      send({ id, action: 'init' });
      fence();
    },
    afterFence: ({ session }) => void session.updateData(FORGED),
    verdict: 'guest-version',
    succeeded: ({ received }) => received.includes('updateData'),
  },
];
