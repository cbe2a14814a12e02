import { z } from 'zod';

const environmentSchema = z.object({
  SIMULATOR_PORT: z.coerce.number().int().min(1).max(65_535).default(4700),
  SIMULATOR_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  GAS_STATION_PORT: z.coerce.number().int().min(1).max(65_535).default(4701),
  BUSINESS_LOUNGE_PORT: z.coerce.number().int().min(1).max(65_535).default(4702),
});

/** Everything that the simulator is told from outside (docs/simulator.md, Configuration). */
export interface SimulatorConfig {
  port: number;
  /** Origin of the host's pages as the browser sees it. */
  publicOrigin: string;
  miniApps: Array<{ name: string; url: string }>;
}

/**
 * Reads the configuration once, at the start; empty variables count as absent.
 *
 * @throws Error naming each variable that is wrong.
 */
export function readConfig(environment: Record<string, string | undefined>): SimulatorConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const reading = environmentSchema.safeParse(given);
  if (!reading.success) {
    const problems = reading.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`The configuration is wrong. Change these environment variables:\n${problems.join('\n')}`);
  }
  const { SIMULATOR_PORT, SIMULATOR_ORIGIN, GAS_STATION_PORT, BUSINESS_LOUNGE_PORT } = reading.data;
  return {
    port: SIMULATOR_PORT,
    // Mini-apps run at 127.0.0.1: another site than localhost, as in production (docs/simulator.md, Origins).
    publicOrigin: SIMULATOR_ORIGIN ?? `http://localhost:${SIMULATOR_PORT}`,
    miniApps: [
      { name: 'gas-station', url: `http://127.0.0.1:${GAS_STATION_PORT}/` },
      { name: 'business-lounge', url: `http://127.0.0.1:${BUSINESS_LOUNGE_PORT}/` },
    ],
  };
}
