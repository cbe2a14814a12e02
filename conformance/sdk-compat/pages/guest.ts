import * as peer from '@invoicebox/minapp-sdk';
import * as compat from '@invoicebox/mini-app-sdk/compat';
import { checks } from '../checks/index.js';
import { ManualTimers } from '../manual-timers.js';
import { peerChecks, peerMaker } from '../peer.js';
import { PEER_TIMEOUT_MS, play, type Stage } from '../stage.js';
import { type Control, controlIn } from './control.js';

const parameters = new URL(location.href).searchParams;
const isPeer = parameters.get('sdk') === 'peer';
const check = (isPeer ? peerChecks : checks)[Number(parameters.get('check'))];
if (!check) throw new Error('There is no such check.');
const inWebView = check.place === 'webview';

const { parent: host } = window;
const say = (control: Control, transfer: Transferable[] = []) => host.postMessage(control, '*', transfer);
const timers = new ManualTimers();
timers.install();

const { port1: questions, port2: hostsEnd } = new MessageChannel();
say({ control: 'port' }, [hostsEnd]);

/** Messages that a WebView's application receives from the page. */
const toApplication: string[] = [];
if (inWebView) {
  Object.assign(window, { ReactNativeWebView: { postMessage: (text: string) => toApplication.push(text) } });
  // An application shows the page at top level, where a window is its own parent.
  Object.defineProperty(window, 'parent', { value: window });
}

/** Messages that the host has received, of those sent before this call. */
function received(): Promise<string[]> {
  if (inWebView) return Promise.resolve(toApplication.splice(0));
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    say({ control: 'mark' }, [port2]);
  });
}

/** Resolves at the next `told`: everything sent before it has been delivered. */
function told(): Promise<void> {
  return new Promise((resolve) => {
    const hear = (event: MessageEvent) => {
      if (controlIn(event)?.control !== 'told') return;
      removeEventListener('message', hear);
      resolve();
    };
    addEventListener('message', hear);
  });
}

async function tell(message: unknown, speaker: 'host' | 'stranger' = 'host'): Promise<void> {
  if (inWebView) {
    window.dispatchEvent(new MessageEvent('message', { data: message, origin: location.origin }));
    return;
  }
  const delivered = told();
  if (speaker === 'host') questions.postMessage(message);
  else {
    // The page's own window stands for a window that is not its host.
    window.postMessage(message, '*');
    window.postMessage({ control: 'told' } satisfies Control, '*');
  }
  await delivered;
}

const make = isPeer ? peerMaker(peer) : compat.createMinapp;
const stage: Stage = {
  id: parameters.get('id') ?? '',
  hostOrigin: location.ancestorOrigins[0] ?? '',
  sdk: compat,
  open: (options) => make(options),
  async sentBy(call) {
    await received();
    call();
    return received();
  },
  async sentWithin(ms) {
    timers.advance(ms);
    return received();
  },
  tell,
  rename: (id) => history.replaceState(null, '', `?id=${id}`),
};

say({ control: 'result', result: await play(check, stage, isPeer ? PEER_TIMEOUT_MS : undefined) });
