import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Clock, isLoopbackHost } from '@invoicebox/invoicebox-api';
import type { MerchantConfig } from '@invoicebox/merchant-server';
import { SimulatedForecourt } from '../../forecourt/simulated-forecourt.js';
import { StateFile } from '../../forecourt/state-file.js';
import type { PumpController } from '../../pumps/pump-controller.js';
import type { StationIndex } from '../../stations/station-index.js';
import type { GasStationSettings } from '../settings.js';

/** Passed to the module of `PUMP_CONTROLLER`. */
export interface OpenPumpsDeps {
  stations: Pick<StationIndex, 'byId'>;
  clock: Clock;
  warn: (text: string) => void;
}

/** The default export of a `PUMP_CONTROLLER` module. */
type OpenPumpController = (deps: OpenPumpsDeps) => PumpController | Promise<PumpController>;

/** Invalid settings of the pumps; the message names the variable. */
class PumpSettingsError extends Error {
  override readonly name = 'PumpSettingsError';
  /** Stable code for programs. */
  readonly code = 'INVALID_PUMP_SETTINGS';
}

/** The settings of the pumps, and the addresses that decide whether simulated ones may be used. */
export type PumpSettings = Pick<
  GasStationSettings,
  'PUMP_CONTROLLER' | 'FORECOURT' | 'FORECOURT_FILE' | 'FORECOURT_LITRES_PER_MINUTE'
> &
  Pick<MerchantConfig, 'apiUrl' | 'publicUrl' | 'dataFolder'>;

const INVOICEBOX_HOST = /(^|\.)invoicebox\.ru$/;

/** @throws PumpSettingsError if the fuel of a simulation would be paid with real money. */
function refuseRealMoney({ apiUrl, publicUrl }: PumpSettings): void {
  if (!INVOICEBOX_HOST.test(new URL(apiUrl).hostname) || isLoopbackHost(new URL(publicUrl).hostname)) return;
  throw new PumpSettingsError(
    'PUMP_CONTROLLER: expected the module of your stations’ automation (docs/gas-station.md): ' +
      'buyers would pay Invoicebox for the fuel of a simulation.',
  );
}

async function openForecourt(settings: PumpSettings, deps: OpenPumpsDeps): Promise<SimulatedForecourt> {
  refuseRealMoney(settings);
  const { FORECOURT, FORECOURT_FILE, FORECOURT_LITRES_PER_MINUTE: litresPerMinute } = settings;
  const file = FORECOURT_FILE === undefined ? join(settings.dataFolder, 'forecourt.json') : resolve(FORECOURT_FILE);
  const forecourt = new SimulatedForecourt({
    ...deps,
    file: new StateFile(file),
    settings: { auto: FORECOURT === 'auto', litresPerMinute },
  });
  await forecourt.save().catch((cause: unknown) => {
    throw new PumpSettingsError(`FORECOURT_FILE: ${file} cannot be written: ${String(cause)}`, { cause });
  });
  return forecourt;
}

/** The pump controller; `forecourt` is set if it is the simulated one. */
export interface OpenedPumps {
  controller: PumpController;
  forecourt: SimulatedForecourt | null;
}

/**
 * Loads the pump controller of the settings.
 *
 * @throws PumpSettingsError if the module cannot be loaded, the state file cannot be written, or a simulated forecourt
 *   would be paid with real money.
 * @throws StateFileError if the state file is invalid.
 */
export async function openPumps(settings: PumpSettings, deps: OpenPumpsDeps): Promise<OpenedPumps> {
  const { PUMP_CONTROLLER: path } = settings;
  if (path === undefined) {
    const forecourt = await openForecourt(settings, deps);
    return { controller: forecourt, forecourt };
  }
  const address = pathToFileURL(resolve(path)).href;
  const module: { default?: unknown } = await import(address).catch((cause: unknown) => {
    throw new PumpSettingsError(`PUMP_CONTROLLER: ${path} cannot be loaded: ${String(cause)}`, { cause });
  });
  if (typeof module.default !== 'function') {
    throw new PumpSettingsError(`PUMP_CONTROLLER: expected ${path} to export a function as its default.`);
  }
  return { controller: await (module.default as OpenPumpController)(deps), forecourt: null };
}
