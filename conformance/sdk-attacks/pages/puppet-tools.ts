import type { Puppet } from '../attacks/attack.js';
import { ASK, DONE, FENCE, pageUrl } from '../scene.js';
import { parameters, variant } from './parameters.js';

/** The fence is repeated at this interval, because the host may drop messages after a flood. */
const FENCE_INTERVAL_MS = 50;

/**
 * Creates the tools of a hostile page.
 *
 * @param target the attacked window.
 * @param path an expression for that window, valid in every window of the scene.
 */
export function createPuppet(target: () => Window, path: string, id: string): Puppet {
  const received: string[] = [];
  const waiting: Array<() => void> = [];
  let outcome = '';
  const send = (message: unknown) => target().postMessage(message, '*');
  const sendFence = (answer: boolean) => send({ id, action: FENCE, data: { outcome, received, answer } });

  addEventListener('message', ({ data }) => {
    if (data === ASK) sendFence(true);
    else if (typeof data?.action === 'string') {
      received.push(data.action);
      for (const wake of waiting.splice(0)) wake();
    }
  });
  return {
    places: PLACES,
    id,
    send,
    say: (action, data = null) => send(action === 'init' ? { id, action, version: 2 } : { id, action, data }),
    sendAndVanish(message) {
      const frame = document.createElement('iframe');
      document.documentElement.append(frame);
      // The source of a message is the window whose script calls `postMessage`: so the frame's own script has to.
      (frame.contentWindow as (Window & typeof globalThis) | null)?.eval(
        `${path}.postMessage(${JSON.stringify(message)}, '*')`,
      );
      frame.remove();
    },
    tellGuest: (message) => topWindow().frames[0]?.postMessage(message, '*'),
    tellDone: () => topWindow().postMessage(DONE, '*'),
    async heard(action) {
      while (!received.includes(action)) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    holdLoad() {
      const { run } = parameters();
      const picture = document.createElement('img');
      picture.src = `/hold?run=${run}`;
      document.body.append(picture);
      return () => void fetch(`/release?run=${run}`);
    },
    async loaded() {
      if (document.readyState === 'complete') return;
      await new Promise((resolve) => addEventListener('load', resolve));
    },
    waitForNavigation: async () => void (await fetch(`/${variant()}/wait`)),
    escapeUrl: pageUrl(PLACES.attacker, variant(), 'escaped', parameters()),
    fence(reached = '') {
      outcome = reached;
      sendFence(false);
      setInterval(() => sendFence(false), FENCE_INTERVAL_MS);
    },
  };
}

/** The top window, which is the host's. */
export function topWindow(): Window {
  return top ?? window;
}
