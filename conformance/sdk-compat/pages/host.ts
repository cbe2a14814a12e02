import { DATA } from '../checks/data.js';
import type { CheckResult } from '../stage.js';
import { controlIn } from './control.js';

/** The guests' site: the same port of the other host name. */
const GUEST = `http://127.0.0.1:${location.port}`;

/** Embeds a page. All messages from it except control messages are logged as JSON. */
function embed(
  path: string,
  onResult: (result: CheckResult) => void,
  onMessage: (message: unknown) => void = () => {},
) {
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
    else if (control.control === 'result') onResult(control.result);
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

/** Runs one check in its own frame. */
function playCheck(sdk: string, index: number): Promise<CheckResult> {
  return new Promise((resolve) => {
    const { remove } = embed(`/guest?id=${sdk}-${index}&sdk=${sdk}&check=${index}`, (result) => {
      remove();
      resolve(result);
    });
  });
}

/** Runs a mini-app until it sends `unavailable`. Resolves to its messages as JSON. */
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

/** Functions that the test calls. */
export type HostPage = typeof hostPage;

Object.assign(window, hostPage);
