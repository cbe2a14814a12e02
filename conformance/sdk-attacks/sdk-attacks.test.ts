// Two-site attacks on guest and host in three browser engines, all refused; without any one defence one succeeds.
import { atLeast, check, exactly, holds, isDeepRun, type Row, reported } from '@invoicebox/test-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureEngines } from '../../scripts/lib/engines.mjs';
import type { Attack } from './attacks/attack.js';
import { attacks } from './attacks/index.js';
import { bundlePages, bundleWithout } from './bundle.js';
import { DEFENCES } from './defences.js';
import { startChromium } from './engines/chromium.js';
import type { Engine } from './engines/engine.js';
import { startFirefox } from './engines/firefox.js';
import { startWebKit } from './engines/webkit.js';
import type { HostObservation, Observation } from './observation.js';
import { pageUrl } from './scene.js';
import { type SceneServer, type Seen, startSceneServer } from './server.js';

/** Time limit for the report of a scene. */
const SCENE_TIMEOUT_MS = 60_000;
/** The variant with every defence in place, and how long its pages wait for a navigation that must not happen. */
const INTACT = 'intact';
const PATIENCE_MS = 400;
/** Without a defence the navigation happens, and ends the wait. */
const PATIENCE_WITHOUT_DEFENCE_MS = 10_000;
/** How many attacks the SDK is claimed to refuse. */
const CLAIMED_ATTACKS = 40;
/** Characters of an observation that a failure quotes. */
const EXCERPT_LENGTH = 1_000;

/** What came of one attack in one engine. */
interface Outcome {
  readonly succeeded: boolean;
  /** Whether the observer or the guest's diagnosis shows why it was refused. */
  readonly shown: boolean;
  readonly seen: Seen;
}

function shows(attack: Attack, observation: Observation): boolean {
  if (attack.target === 'guest') return observation.target === 'guest' && attack.verdict(observation);
  if (observation.target !== 'host') return false;
  const { verdict } = attack;
  if (typeof verdict === 'function') return verdict(observation);
  return observation.events.some(({ reason }) => reason === verdict);
}

function outcomeOf(attack: Attack, seen: Seen): Outcome {
  if (!('target' in seen)) {
    // The attacker's page reported in the host's place.
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
  server.addVariant(INTACT, { scripts: intact, patienceMs: PATIENCE_MS });
  engines = await Promise.all([startChromium(), startFirefox(), startWebKit()]);
});
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  await server?.stop();
});

/** Plays one attack. @throws Error when no page reports in time: a scene that says nothing shows nothing. */
async function play(engine: Engine, variant: string, attack: Attack): Promise<Outcome> {
  runs += 1;
  const run = String(runs);
  const seen = server.seen(run, SCENE_TIMEOUT_MS);
  seen.catch(() => {});
  const page = attack.target === 'host' ? 'host' : 'raw-host';
  await engine.open(pageUrl(server.places.host, variant, page, { attack: attack.id, run }));
  return outcomeOf(attack, await seen);
}

/** Plays all attacks against the unmodified SDK. */
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
      `${engine.name}: attacks whose refusal neither observer nor diagnosis shows`,
      notShown.join('; ') || 'none',
      'none',
    ),
    reported(`${engine.name}: time`, Math.round((performance.now() - start) / 1000), 's'),
  ];
}

/** The attack, of those that a defence stops, that succeeds in this engine once the defence is gone. */
async function attackThatSucceeds(engine: Engine, variant: string, stops: readonly string[]) {
  for (const attack of attacks) {
    if (!stops.includes(attack.id)) continue;
    const outcome = await play(engine, variant, attack).catch(() => undefined);
    if (outcome?.succeeded) return attack.id;
  }
  return undefined;
}

test('there are enough attacks, and those that defences name are among them', ({ task }) => {
  check(task, atLeast('attacks', attacks.length, CLAIMED_ATTACKS), reported('defences', DEFENCES.length));
  expect(attacks.map(({ id }) => id)).toEqual(expect.arrayContaining(DEFENCES.flatMap(({ stops }) => stops)));
});

// Side by side: a scene waits for its pages more than it works.
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
  server.addVariant(variant, { scripts, patienceMs: PATIENCE_WITHOUT_DEFENCE_MS });
  const succeeded: string[] = [];
  for (const engine of engines) {
    // One engine is enough; in a deep run the others report which attacks succeed there.
    if (succeeded.length > 0 && !isDeepRun) break;
    const attack = await attackThatSucceeds(engine, variant, defence.stops);
    if (attack) succeeded.push(`${attack} in ${engine.name}`);
  }
  const seen = succeeded.join(', ') || 'none';
  check(task, holds(`without «${defence.name}» an attack succeeds`, succeeded.length > 0, seen));
});
