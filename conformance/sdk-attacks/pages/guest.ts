import { createMiniApp, MiniAppError } from '@invoicebox/mini-app-sdk';
import { getMetaDataValues, matchMetaDataValues } from '@invoicebox/mini-app-sdk/metadata';
import { attackOnGuest } from '../attacks/index.js';
import type { GuestObservation } from '../observation.js';
import { ASK, FENCE } from '../scene.js';
import { collectErrors, isPolluted, parameters, report } from './parameters.js';
import { admitStranger } from './strangers.js';

// A mini-app as our users write it, on the SDK, that notes all that happens to it.
const attack = attackOnGuest(parameters().attack);
const id = new URLSearchParams(location.search).get('id') ?? '';
const errors = collectErrors();
const heard: string[] = [];
const miniApp = createMiniApp(attack.options?.(PLACES) ?? {});
let ready: GuestObservation['ready'] = 'pending';
let readyMessage = '';

for (const name of ['initialData', 'update', 'paymentResult'] as const) miniApp.on(name, () => heard.push(name));

/** The window around this page tells how much it has heard; then everything is known. */
function finish(): void {
  addEventListener('message', ({ source, data }) => {
    if (source === parent && typeof data?.reachedParent === 'number') reportOnce(data.reachedParent);
  });
  parent.postMessage(ASK, '*');
}

let reported = false;
function reportOnce(reachedParent: number): void {
  if (reported) return;
  reported = true;
  const metaData = miniApp.initialData?.private.metaData;
  matchMetaDataValues(metaData, '__proto__', [{ polluted: true }]);
  getMetaDataValues(metaData, ['constructor', '__proto__', 'polluted']);
  const { ignored, foreign, refusedSources, refusedOrigins } = miniApp.diagnose();
  const observation: GuestObservation = {
    target: 'guest',
    ready,
    readyMessage,
    heard,
    userName: miniApp.initialData?.public.userName ?? null,
    ignored,
    foreign,
    refusedSources,
    refusedOrigins,
    reachedParent,
    polluted: isPolluted(),
    errors,
  };
  report(observation);
}

addEventListener('message', ({ data }) => {
  if (data === 'admit') admitStranger(attack, id);
  // In a task of its own, after every listener and after the promises that the message has settled.
  else if (data?.action === FENCE && !attack.untilSettled) setTimeout(finish, 0);
});

miniApp
  .ready()
  .then(
    () => {
      ready = 'connected';
    },
    (error) => {
      if (!(error instanceof MiniAppError)) throw error;
      ready = error.code;
      readyMessage = error.message;
    },
  )
  .finally(() => {
    if (attack.untilSettled) finish();
  });
