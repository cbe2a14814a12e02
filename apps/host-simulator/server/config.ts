import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SEED } from './records/seed.js';
import {
  ANSWER_SHAPES,
  changedSettings,
  type Settings,
  type SettingsChange,
  settingsChangeSchema,
} from './records/settings.js';

const portSchema = z.coerce.number().int().min(1).max(65_535);

const environmentSchema = z.object({
  SIMULATOR_PORT: portSchema.default(4700),
  SIMULATOR_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  SIMULATOR_LIMITS: z.enum(['on', 'off']).optional(),
  SIMULATOR_ANSWERS: z.enum(ANSWER_SHAPES).optional(),
  SIMULATOR_SEED: z.string().optional(),
  SIMULATOR_SNAPSHOT: z.string().optional(),
  SIMULATOR_SPEED: z.coerce.number().min(0).max(1_000_000).default(1),
});

/** The simulator's configuration (docs/simulator.md, Configuration). */
export interface SimulatorConfig {
  port: number;
  /** Origin of the host's pages, as browsers see it. */
  publicOrigin: string;
  settings: Settings;
  /** Simulated milliseconds per real millisecond. */
  speed: number;
  snapshotFile?: string;
}

/**
 * Reads a change of the default settings from a file.
 *
 * @throws Error naming the file and what is wrong with it.
 */
function readSeed(file: string): SettingsChange {
  const fail = (why: string): never => {
    throw new Error(`SIMULATOR_SEED names ${file}, which cannot be used: ${why}`);
  };
  try {
    const reading = settingsChangeSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return reading.success ? reading.data : fail(z.prettifyError(reading.error));
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Reads the configuration at startup. Empty variables count as absent.
 *
 * @throws Error that names every invalid variable.
 */
export function readConfig(environment: Record<string, string | undefined>): SimulatorConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const reading = environmentSchema.safeParse(given);
  if (!reading.success) {
    const problems = reading.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`The configuration is wrong. Change these environment variables:\n${problems.join('\n')}`);
  }
  const { SIMULATOR_PORT, SIMULATOR_ORIGIN, ...choices } = reading.data;
  const { SIMULATOR_SEED, SIMULATOR_LIMITS, SIMULATOR_ANSWERS, SIMULATOR_SNAPSHOT, SIMULATOR_SPEED } = choices;
  const seeded = SIMULATOR_SEED === undefined ? SEED : changedSettings(SEED, readSeed(SIMULATOR_SEED));
  const limits = SIMULATOR_LIMITS === undefined ? {} : { limits: { enabled: SIMULATOR_LIMITS === 'on' } };
  const answers = SIMULATOR_ANSWERS === undefined ? {} : { answers: SIMULATOR_ANSWERS };
  return {
    port: SIMULATOR_PORT,
    // Mini-apps run at 127.0.0.1, which is cross-site to localhost, as in production (docs/simulator.md, Origins).
    publicOrigin: SIMULATOR_ORIGIN ?? `http://localhost:${SIMULATOR_PORT}`,
    settings: changedSettings(seeded, { ...limits, ...answers }),
    speed: SIMULATOR_SPEED,
    ...(SIMULATOR_SNAPSHOT === undefined ? {} : { snapshotFile: SIMULATOR_SNAPSHOT }),
  };
}
