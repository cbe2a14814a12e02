// Guest and host block every attack in three browser engines; with any one defence removed, an attack succeeds.
import { atLeast, check, exactly, holds, isDeepRun, type Row, reported } from '@invoicebox/test-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureEngines } from '../../scripts/lib/engines.mjs';
import { startChromium } from '../support/engines/chromium.js';
import type { Engine } from '../support/engines/engine.js';
import { startFirefox } from '../support/engines/firefox.js';
import { startWebKit } from '../support/engines/webkit.js';
import type { Attack } from './attacks/attack.js';
import { attacks } from './attacks/index.js';
import { bundlePages, bundleWithout } from './bundle.js';
import { DEFENCES } from './defences.js';
import type { HostObservation, Observation } from './observation.js';
import { pageUrl } from './scene.js';
import { type SceneServer, type Seen, startSceneServer } from './server.js';

/** Timeout for the report of a scene. */
const SCENE_TIMEOUT_MS = 60_000;
/** The variant with every defence in place. */
const INTACT = 'intact';
/** How long its pages wait for a navigation that must not happen. */
const NAVIGATION_WAIT_MS = 400;
/** Without a defence the navigation happens and ends the wait early. */
const NAVIGATION_WAIT_WITHOUT_DEFENCE_MS = 10_000;
/** The claim: the SDK blocks at least this many attacks. */
const CLAIMED_ATTACKS = 40;
/** Maximum length of an observation in a failure message. */
const EXCERPT_LENGTH = 1_000;

/** The outcome of one attack in one engine. */
interface Outcome {
  readonly succeeded: boolean;
  /** Whether the observer or the guest's diagnosis shows that it was blocked. */
  readonly shown: boolean;
  readonly seen: Seen;
}

function shows(attack: Attack, observation: Observation): boolean {
  if (attack.target === 'guest') return observation.target === 'guest' && attack.blocked(observation);
  if (observation.target !== 'host') return false;
  const { blocked } = attack;
  if (typeof blocked === 'function') return blocked(observation);
  return observation.events.some(({ reason }) => reason === blocked);
}

function outcomeOf(attack: Attack, seen: Seen): Outcome {
  if (!('target' in seen)) {
    // A page of the attacker reported instead of the host.
    const escaped = { escaped: true } as HostObservation;
    return { succeeded: attack.target === 'host' && attack.succeeded(escaped), shown: false, seen };
  }
  const succeeded =
    attack.target === 'host'
      ? seen.target === 'host' && attack.succeeded(seen)
      : seen.target === 'guest' && attack.succeeded(seen);
  return { succeeded, shown: shows(attack, seen), seen };
}

let runs = 0;
let server: SceneServer;
let intact: ReadonlyMap<string, string>;
let engines: readonly Engine[] = [];

beforeAll(async () => {
  await ensureEngines();
  server = await startSceneServer();
  intact = await bundlePages();
  server.addVariant(INTACT, { scripts: intact, navigationWaitMs: NAVIGATION_WAIT_MS });
  // Popups must fail because of the sandbox, not because there was no user gesture.
  const popups = { args: ['--disable-popup-blocking'] };
  engines = await Promise.all([startChromium(popups), startFirefox(), startWebKit()]);
});
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  await server?.stop();
});

/** Plays one attack. @throws Error if no page reports in time: silence is no proof that the attack was blocked. */
async function play(engine: Engine, variant: string, attack: Attack): Promise<Outcome> {
  runs += 1;
  const run = String(runs);
  const seen = server.seen(run, SCENE_TIMEOUT_MS);
  seen.catch(() => {});
  const page = attack.target === 'host' ? 'host' : 'raw-host';
  await engine.open(pageUrl(server.places.host, variant, page, { attack: attack.id, run }));
  return outcomeOf(attack, await seen);
}

/** Plays all attacks against the intact SDK. */
async function playAll(engine: Engine): Promise<Row[]> {
  const start = performance.now();
  const succeeded: string[] = [];
  const notShown: string[] = [];
  for (const attack of attacks) {
    const outcome = await play(engine, INTACT, attack);
    const excerpt = `${attack.id}: ${JSON.stringify(outcome.seen).slice(0, EXCERPT_LENGTH)}`;
    if (outcome.succeeded) succeeded.push(excerpt);
    if (!outcome.shown) notShown.push(excerpt);
  }
  return [
    reported(`${engine.name} ${engine.version}: attacks`, attacks.length),
    exactly(`${engine.name}: attacks that succeed`, succeeded.join('; ') || 'none', 'none'),
    exactly(
      `${engine.name}: attacks that neither observer nor diagnosis shows as blocked`,
      notShown.join('; ') || 'none',
      'none',
    ),
    reported(`${engine.name}: time`, Math.round((performance.now() - start) / 1000), 's'),
  ];
}

/** Id of the first of the attacks that succeeds in this engine. */
async function attackThatSucceeds(engine: Engine, variant: string, stops: readonly string[]) {
  for (const attack of attacks) {
    if (!stops.includes(attack.id)) continue;
    const outcome = await play(engine, variant, attack).catch(() => undefined);
    if (outcome?.succeeded) return attack.id;
  }
  return undefined;
}

test('there are enough attacks, and every attack that a defence names exists', ({ task }) => {
  check(task, atLeast('attacks', attacks.length, CLAIMED_ATTACKS), reported('defences', DEFENCES.length));
  expect(attacks.map(({ id }) => id)).toEqual(expect.arrayContaining(DEFENCES.flatMap(({ stops }) => stops)));
});

// Concurrent, because a scene mostly waits for its pages.
test.concurrent.for(['Chromium', 'Firefox', 'WebKitGTK'] as const)(
  '%s refuses every attack',
  async (name, { task }) => {
    const engine = engines.find((each) => each.name === name);
    if (!engine) throw new Error(`${name} was not started.`);
    check(task, ...(await playAll(engine)));
  },
);

test.for(DEFENCES)('without «$name» an attack succeeds', async (defence, { task }) => {
  const variant = `without-${DEFENCES.indexOf(defence)}`;
  const scripts = await bundleWithout(defence, intact);
  server.addVariant(variant, { scripts, navigationWaitMs: NAVIGATION_WAIT_WITHOUT_DEFENCE_MS });
  const succeeded: string[] = [];
  for (const engine of engines) {
    // One engine is enough. A deep run reports the attacks that succeed in all engines.
    if (succeeded.length > 0 && !isDeepRun) break;
    const attack = await attackThatSucceeds(engine, variant, defence.stops);
    if (attack) succeeded.push(`${attack} in ${engine.name}`);
  }
  const seen = succeeded.join(', ') || 'none';
  check(task, holds(`without «${defence.name}» an attack succeeds`, succeeded.length > 0, seen));
});
