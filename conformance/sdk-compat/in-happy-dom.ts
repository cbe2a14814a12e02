import type { InvoiceboxMinapp, TMinappOptions } from '@invoicebox/mini-app-sdk/compat';
import * as compat from '@invoicebox/mini-app-sdk/compat';
import { Window } from 'happy-dom';
import { ManualTimers } from './manual-timers.js';
import { peerMaker } from './peer.js';
import { type Check, type CheckResult, PEER_TIMEOUT_MS, play, type Stage } from './stage.js';

const HOST_ORIGIN = 'https://pay.example';
const PAGE_ORIGIN = 'https://app.example';
const ID = 'embedding-1';

/** A stage on a happy-dom page, which is the global `window` until `close` is called. */
interface Opened {
  readonly stage: Stage;
  close(): void;
}

function openStage({ place = 'frame' }: Check, make: (options?: TMinappOptions) => InvoiceboxMinapp): Opened {
  const page = new Window({ url: `${PAGE_ORIGIN}/?id=${ID}` });
  const received: string[] = [];
  const instances: InvoiceboxMinapp[] = [];
  const parent = {
    postMessage(message: unknown, targetOrigin: string) {
      if (targetOrigin === '*' || targetOrigin === HOST_ORIGIN) received.push(JSON.stringify(message));
    },
  };
  Object.defineProperty(page.document, 'referrer', { value: `${HOST_ORIGIN}/order` });
  if (place === 'frame') Object.defineProperty(page, 'parent', { value: parent });
  else Object.assign(page, { ReactNativeWebView: { postMessage: (text: string) => received.push(text) } });
  Object.assign(globalThis, { window: page, document: page.document });
  const timers = new ManualTimers();
  const restoreTimers = timers.install();

  const sender = place === 'frame' ? { source: parent, origin: HOST_ORIGIN } : { source: null, origin: PAGE_ORIGIN };
  const stranger = { source: {}, origin: HOST_ORIGIN };
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const stage: Stage = {
    id: ID,
    hostOrigin: HOST_ORIGIN,
    sdk: compat,
    open(options) {
      const minapp = make(options);
      instances.push(minapp);
      return minapp;
    },
    async sentBy(call) {
      received.length = 0;
      call();
      return received.splice(0);
    },
    async sentWithin(ms) {
      timers.advance(ms);
      await settle();
      return received.splice(0);
    },
    async tell(message, speaker = 'host') {
      const event = new page.MessageEvent('message', { data: message });
      const { source, origin } = speaker === 'host' ? sender : stranger;
      Object.defineProperties(event, { source: { value: source }, origin: { value: origin } });
      page.dispatchEvent(event);
      await settle();
    },
    rename: (id) => page.history.replaceState(null, '', `/?id=${id}`),
  };
  return {
    stage,
    close() {
      for (const minapp of instances) if (minapp.isConnected()) minapp.disconnect();
      restoreTimers();
      Reflect.deleteProperty(globalThis, 'window');
      Reflect.deleteProperty(globalThis, 'document');
      void page.happyDOM.close();
    },
  };
}

async function playWith(
  check: Check,
  make: (options?: TMinappOptions) => InvoiceboxMinapp,
  timeoutMs?: number,
): Promise<CheckResult> {
  const { stage, close } = openStage(check, make);
  try {
    return await play(check, stage, timeoutMs);
  } finally {
    close();
  }
}

/** Runs a check on our SDK. */
export const playInHappyDom = (check: Check): Promise<CheckResult> => playWith(check, compat.createMinapp);

/** Runs checks on the peer in the same way. */
export async function playPeerInHappyDom(checks: readonly Check[]): Promise<CheckResult[]> {
  // The peer reads the page at import.
  Object.assign(globalThis, { window: new Window({ url: `${PAGE_ORIGIN}/?id=${ID}` }) });
  const make = peerMaker(await import('@invoicebox/minapp-sdk'));
  const results: CheckResult[] = [];
  for (const check of checks) results.push(await playWith(check, make, PEER_TIMEOUT_MS));
  return results;
}
