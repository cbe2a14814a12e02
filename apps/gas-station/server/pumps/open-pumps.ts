import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Clock } from '@invoicebox/invoicebox-api';
import { z } from 'zod';
import { SimulatedForecourt } from '../../forecourt/simulated-forecourt.js';
import { StateFile } from '../../forecourt/state-file.js';
import type { PumpController } from '../../pumps/pump-controller.js';
import { MAX_LITRES_PER_MINUTE, MIN_LITRES_PER_MINUTE } from '../../shared/forecourt.js';
import type { StationIndex } from '../../stations/station-index.js';

/** Passed to the module of `PUMP_CONTROLLER`. */
export interface OpenPumpsDeps {
  stations: Pick<StationIndex, 'byId'>;
  clock: Clock;
  warn: (text: string) => void;
}

/** The default export of a `PUMP_CONTROLLER` module. */
type OpenPumpController = (deps: OpenPumpsDeps) => PumpController | Promise<PumpController>;

/** Invalid settings of the pumps; the message names each variable. */
class PumpSettingsError extends Error {
  override readonly name = 'PumpSettingsError';
  /** Stable code for programs. */
  readonly code = 'INVALID_PUMP_SETTINGS';
}

export type PumpSettings =
  | { kind: 'controller'; module: string }
  | { kind: 'simulated'; file: string; auto: boolean; litresPerMinute: number };

/** Ten times as fast as a real pump: a demonstration should not take minutes. */
const DEFAULT_LITRES_PER_MINUTE = '400';
const LOOPBACK_HOST = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const INVOICEBOX_HOST = /(^|\.)invoicebox\.ru$/;

const SPEED_EXPECTED = `expected a whole number from ${MIN_LITRES_PER_MINUTE} to ${MAX_LITRES_PER_MINUTE}`;
const variablesSchema = z.object({
  PUMP_CONTROLLER: z.string().optional(),
  FORECOURT: z.enum(['auto', 'manual'], 'expected auto or manual').default('auto'),
  FORECOURT_FILE: z.string().optional(),
  FORECOURT_LITRES_PER_MINUTE: z
    .string()
    .regex(/^\d{1,6}$/, SPEED_EXPECTED)
    .default(DEFAULT_LITRES_PER_MINUTE)
    .transform(Number)
    .refine((value) => value >= MIN_LITRES_PER_MINUTE && value <= MAX_LITRES_PER_MINUTE, SPEED_EXPECTED),
});

/** The host of a URL; empty if it is invalid, which the merchant server reports itself. */
const hostOf = (text = '') => (URL.canParse(text) ? new URL(text).hostname : '');

/**
 * Reads the settings from the environment; empty variables count as unset.
 *
 * @param defaultFile default of `FORECOURT_FILE`.
 * @throws PumpSettingsError if a variable is invalid, or a simulated forecourt would be paid with real money.
 */
export function readPumpSettings(
  environment: Readonly<Record<string, string | undefined>>,
  defaultFile: string,
): PumpSettings {
  const reading = variablesSchema.safeParse(
    Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')),
  );
  if (!reading.success) {
    throw new PumpSettingsError(
      reading.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    );
  }
  const variables = reading.data;
  if (variables.PUMP_CONTROLLER !== undefined) return { kind: 'controller', module: variables.PUMP_CONTROLLER };
  const publicHost = hostOf(environment.PUBLIC_URL);
  if (INVOICEBOX_HOST.test(hostOf(environment.INVOICEBOX_API_URL)) && publicHost && !LOOPBACK_HOST.test(publicHost)) {
    throw new PumpSettingsError(
      'PUMP_CONTROLLER: expected the module of your stations’ automation (docs/gas-station.md): ' +
        'buyers would pay Invoicebox for the fuel of a simulation.',
    );
  }
  const { FORECOURT, FORECOURT_FILE = defaultFile, FORECOURT_LITRES_PER_MINUTE: litresPerMinute } = variables;
  return { kind: 'simulated', file: resolve(FORECOURT_FILE), auto: FORECOURT === 'auto', litresPerMinute };
}

/** The pump controller; `forecourt` is set if it is the simulated one. */
export interface OpenedPumps {
  controller: PumpController;
  forecourt: SimulatedForecourt | null;
}

/**
 * Loads the pump controller of the settings.
 *
 * @throws PumpSettingsError if the module cannot be loaded, or the state file cannot be written.
 * @throws StateFileError if the state file is invalid.
 */
export async function openPumps(settings: PumpSettings, deps: OpenPumpsDeps): Promise<OpenedPumps> {
  if (settings.kind === 'simulated') {
    const { file, auto, litresPerMinute } = settings;
    const forecourt = new SimulatedForecourt({
      ...deps,
      file: new StateFile(file),
      settings: { auto, litresPerMinute },
    });
    await forecourt.save().catch((cause: unknown) => {
      throw new PumpSettingsError(`FORECOURT_FILE: ${file} cannot be written: ${String(cause)}`, { cause });
    });
    return { controller: forecourt, forecourt };
  }
  const address = pathToFileURL(resolve(settings.module)).href;
  const module: { default?: unknown } = await import(address).catch((cause: unknown) => {
    throw new PumpSettingsError(`PUMP_CONTROLLER: ${settings.module} cannot be loaded: ${String(cause)}`, { cause });
  });
  if (typeof module.default !== 'function') {
    throw new PumpSettingsError(`PUMP_CONTROLLER: expected ${settings.module} to export a function as its default.`);
  }
  return { controller: await (module.default as OpenPumpController)(deps), forecourt: null };
}
