import { ensureEngines } from '../../scripts/lib/engines.mjs';
import { atLeast, exactly, holds, type Row, reported, suite } from '../../scripts/lib/suite.mjs';
import type { Attack } from './attacks/attack.js';
import { attacks } from './attacks/index.js';
import { bundlePages } from './bundle.js';
import { DEFENCES, type Defence } from './defences.js';
import { startChromium } from './engines/chromium.js';
import type { Engine } from './engines/engine.js';
import { startFirefox } from './engines/firefox.js';
import { startWebKit } from './engines/webkit.js';
import type { HostObservation, Observation } from './observation.js';
import { pageUrl } from './scene.js';
import { type SceneServer, type Seen, startSceneServer } from './server.js';

/** A scene in which nobody reports for so long is broken, in milliseconds. */
const SCENE_TIMEOUT_MS = 10_000;
/** The variant with every defence in place. */
const INTACT = 'intact';
/** How many attacks the SDK is claimed to refuse. */
const CLAIMED_ATTACKS = 40;

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

function judge(attack: Attack, seen: Seen): Outcome {
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

/** Plays one attack. @throws Error when no page reports in time: a scene that says nothing shows nothing. */
async function play(engine: Engine, server: SceneServer, variant: string, attack: Attack): Promise<Outcome> {
  runs += 1;
  const run = String(runs);
  const seen = server.seen(run, SCENE_TIMEOUT_MS);
  seen.catch(() => {});
  const page = attack.target === 'host' ? 'host' : 'raw-host';
  await engine.open(pageUrl(server.places.host, variant, page, { attack: attack.id, run }));
  return judge(attack, await seen);
}

/** Plays all attacks against the SDK as it is. */
async function playAll(engine: Engine, server: SceneServer, note: (text: string) => void): Promise<Row[]> {
  const start = performance.now();
  let refused = 0;
  let shown = 0;
  for (const attack of attacks) {
    const outcome = await play(engine, server, INTACT, attack).catch((error: Error) => error);
    if (outcome instanceof Error) {
      note(`${engine.name}, ${attack.id}: ${outcome.message}`);
      continue;
    }
    if (!outcome.succeeded) refused += 1;
    if (outcome.shown) shown += 1;
    if (outcome.succeeded || !outcome.shown) {
      note(
        `${engine.name}, ${attack.id}: ${outcome.succeeded ? 'SUCCEEDED' : 'no verdict'} ${JSON.stringify(outcome.seen)}`,
      );
    }
  }
  return [
    exactly(`${engine.name} ${engine.version}: attacks refused`, refused, attacks.length),
    exactly(`${engine.name}: refusals shown by observer or diagnosis`, shown, attacks.length),
    reported(`${engine.name}: time`, Math.round((performance.now() - start) / 1000), 's'),
  ];
}

/** Whether an attack that a defence stops succeeds in this engine once the defence is gone. */
async function succeedsWithout(engine: Engine, server: SceneServer, variant: string, names: readonly string[]) {
  for (const attack of attacks) {
    if (!names.includes(attack.id)) continue;
    const outcome = await play(engine, server, variant, attack).catch(() => undefined);
    if (outcome?.succeeded) return attack.id;
  }
  return null;
}

/** Bundles the SDK as it is and without each defence, which fails at once where a defence is not found. */
async function bundleVariants(server: SceneServer): Promise<void> {
  server.addVariant(INTACT, await bundlePages());
  for (const defence of DEFENCES) server.addVariant(variantWithout(defence), await bundlePages(defence));
}

function variantWithout(defence: Defence): string {
  return `without-${DEFENCES.indexOf(defence)}`;
}

/** Removes each defence in turn; the claim is that an attack then succeeds in at least one engine. */
async function removeEach(engines: readonly Engine[], server: SceneServer, small: boolean): Promise<Row[]> {
  const rows: Row[] = [];
  for (const defence of DEFENCES) {
    const broken: string[] = [];
    for (const engine of engines) {
      const attack = await succeedsWithout(engine, server, variantWithout(defence), defence.stops);
      if (attack) broken.push(`${attack} in ${engine.name}`);
      // One engine is enough for the claim; the others are asked to report which attacks work where.
      if (attack && small) break;
    }
    rows.push(holds(`without «${defence.name}» an attack succeeds`, broken.length > 0, broken.join(', ') || 'none'));
  }
  return rows;
}

export default suite({
  summary:
    'Two-site attacks on guest and host in three browser engines, all refused; without any one defence one succeeds.',
  async run({ small, note }) {
    const unknown = DEFENCES.flatMap(({ stops }) => stops).filter((id) => !attacks.some((attack) => attack.id === id));
    if (unknown.length > 0) throw new Error(`Defences name attacks that do not exist: ${unknown.join(', ')}.`);
    await ensureEngines();
    const server = await startSceneServer();
    await bundleVariants(server);
    const engines = [await startChromium(), await startFirefox(), await startWebKit()];
    try {
      const rows = [atLeast('attacks', attacks.length, CLAIMED_ATTACKS), reported('defences', DEFENCES.length)];
      // Side by side: a scene waits for its pages more than it works.
      const played = await Promise.all(engines.map((engine) => playAll(engine, server, note)));
      rows.push(...played.flat());
      rows.push(...(await removeEach(engines, server, small)));
      return rows;
    } finally {
      await Promise.all(engines.map((engine) => engine.close()));
      await server.stop();
    }
  },
});
