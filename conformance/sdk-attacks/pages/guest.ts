import { createMiniApp, MiniAppError } from '@invoicebox/mini-app-sdk';
import { getMetaDataValues, matchMetaDataValues } from '@invoicebox/mini-app-sdk/metadata';
import { attackOnGuest } from '../attacks/index.js';
import type { GuestObservation } from '../observation.js';
import { ASK, FENCE } from '../scene.js';
import { collectErrors, isPolluted, parameters, report } from './parameters.js';
import { admitStranger } from './strangers.js';

// A normal mini-app on the SDK that records what happens to it.

/** Timeout for the outcome of an attack to become visible. */
const MAX_WAIT_MS = 30_000;

const attack = attackOnGuest(parameters().attack);
const id = new URLSearchParams(location.search).get('id') ?? '';
const errors = collectErrors();
const heard: string[] = [];
const miniApp = createMiniApp(attack.options?.(PLACES) ?? {});
let ready: GuestObservation['ready'] = 'pending';
let readyMessage = '';

for (const name of ['initialData', 'update', 'paymentResult'] as const) miniApp.on(name, () => heard.push(name));

/** How many messages of this page the embedding page has received. */
function reachedParent(): Promise<number> {
  return new Promise((resolve) => {
    const hear = ({ source, data }: MessageEvent) => {
      if (source !== parent || typeof data?.reachedParent !== 'number') return;
      removeEventListener('message', hear);
      resolve(data.reachedParent);
    };
    addEventListener('message', hear);
    parent.postMessage(ASK, '*');
  });
}

async function observe(): Promise<GuestObservation> {
  const reached = await reachedParent();
  const metaData = miniApp.initialData?.private.metaData;
  matchMetaDataValues(metaData, '__proto__', [{ polluted: true }]);
  getMetaDataValues(metaData, ['constructor', '__proto__', 'polluted']);
  const { ignored, foreign, refusedSources, refusedOrigins } = miniApp.diagnose();
  return {
    target: 'guest',
    ready,
    readyMessage,
    heard,
    userName: miniApp.initialData?.public.userName ?? null,
    ignored,
    foreign,
    refusedSources,
    refusedOrigins,
    reachedParent: reached,
    polluted: isPolluted(),
    errors,
  };
}

/** Reports once the outcome is visible or the timeout has passed: messages of different windows arrive in any order. */
async function reportWhenShown(wait: () => Promise<void>): Promise<void> {
  for (;;) {
    const observation = await observe();
    const isShown = attack.blocked(observation) || attack.succeeded(observation);
    if (isShown || performance.now() > MAX_WAIT_MS) return report(observation);
    await wait();
  }
}

let reporting = false;
addEventListener('message', ({ data }) => {
  if (data === 'admit') admitStranger(attack, id);
  if (data?.action !== FENCE || attack.untilSettled || reporting) return;
  reporting = true;
  void reportWhenShown(() => new Promise((resolve) => setTimeout(resolve, 20)));
});

async function waitForData(): Promise<void> {
  try {
    await miniApp.ready();
    ready = 'connected';
  } catch (error) {
    if (!(error instanceof MiniAppError)) throw error;
    ready = error.code;
    readyMessage = error.message;
  }
}

await waitForData();
if (attack.untilSettled) await reportWhenShown(waitForData);
