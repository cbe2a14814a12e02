import { DATA } from '../checks/data.js';
import type { Verdict } from '../stage.js';
import { controlIn } from './control.js';

/** The guests' site: the same port by the other name. */
const GUEST = `http://127.0.0.1:${location.port}`;

/** Embeds a page and hears all that it says; what is no control message goes to the log as JSON. */
function embed(path: string, onVerdict: (verdict: Verdict) => void, onMessage: (message: unknown) => void = () => {}) {
  const frame = document.createElement('iframe');
  const log: string[] = [];
  const hear = (event: MessageEvent) => {
    if (event.source !== frame.contentWindow) return;
    const control = controlIn(event);
    const [port] = event.ports;
    if (!control) {
      log.push(JSON.stringify(event.data));
      onMessage(event.data);
    } else if (control.control === 'port' && port) {
      port.onmessage = ({ data }) => {
        frame.contentWindow?.postMessage(data, GUEST);
        frame.contentWindow?.postMessage({ control: 'told' }, GUEST);
      };
    } else if (control.control === 'mark') port?.postMessage(log.splice(0));
    else if (control.control === 'verdict') onVerdict(control.verdict);
  };
  addEventListener('message', hear);
  frame.src = `${GUEST}${path}`;
  document.body.append(frame);
  return {
    frame,
    log,
    remove() {
      removeEventListener('message', hear);
      frame.remove();
    },
  };
}

/** Plays one check in a frame of its own. */
function playCheck(sdk: string, index: number): Promise<Verdict> {
  return new Promise((resolve) => {
    const { remove } = embed(`/guest?id=${sdk}-${index}&sdk=${sdk}&check=${index}`, (verdict) => {
      remove();
      resolve(verdict);
    });
  });
}

/** Runs a mini-app as a host does, until it says `unavailable`. Resolves to what it said, as JSON. */
function runApp(path: string): Promise<string[]> {
  return new Promise((resolve) => {
    const answer = (message: unknown) => {
      const { id, action } = message as { id: string; action: string };
      if (action === 'init') frame.contentWindow?.postMessage({ id, action, data: DATA }, GUEST);
      if (action !== 'unavailable') return;
      remove();
      resolve(log);
    };
    const { frame, log, remove } = embed(`${path}?id=app`, () => {}, answer);
  });
}

const hostPage = { playCheck, runApp };

/** What the test calls in the host's page. */
export type HostPage = typeof hostPage;

Object.assign(window, hostPage);
