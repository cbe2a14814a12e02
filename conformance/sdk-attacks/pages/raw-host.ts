import type { AttackOnGuest, RawHost } from '../attacks/attack.js';
import { GENUINE } from '../attacks/data.js';
import { attackOnGuest } from '../attacks/index.js';
import { ASK, DONE, pageUrl } from '../scene.js';
import { parameters, variant } from './parameters.js';
import { createPuppet } from './puppet-tools.js';
import { admitStranger } from './strangers.js';

/** The embedding's id, chosen by this page. */
const ID = 'raw-host-embedding';

/** Loads this page again in a sandboxed frame, where its origin is opaque. */
function moveToOpaqueOrigin(): void {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts');
  frame.src = location.href;
  document.body.append(frame);
}

/** Embeds the real guest and attacks it from this page. */
function embed(attack: AttackOnGuest): void {
  const frame = document.createElement('iframe');
  frame.src = `${pageUrl(PLACES.guest, variant(), 'guest', parameters())}&id=${ID}`;
  const guest = () => frame.contentWindow ?? window;
  const puppet = createPuppet(guest, 'top.frames[0]', ID);
  const host: RawHost = {
    ...puppet,
    genuineInit: () => puppet.send({ id: ID, action: 'init', data: GENUINE }),
    admitStranger: () => {
      if (attack.stranger?.inside === 'guest') guest().postMessage('admit', '*');
      else admitStranger(attack, ID);
    },
  };
  let heard = 0;
  let attempts = 0;
  addEventListener('message', ({ source, data }) => {
    if (data === DONE) return attack.onStrangerDone?.(host);
    if (source !== frame.contentWindow) return;
    if (data === ASK) return guest().postMessage({ reachedParent: heard }, '*');
    heard += 1;
    if (data?.action !== 'init') return;
    attempts += 1;
    attack.onGuestInit(host, attempts);
  });
  frame.addEventListener('load', () => attack.onLoad?.(host));
  document.body.append(frame);
}

const attack = attackOnGuest(parameters().attack);
if (attack.opaqueHost && window === top) moveToOpaqueOrigin();
else embed(attack);
