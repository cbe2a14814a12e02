import { join } from 'node:path';

/** Where the simulator is, if nothing else is said. */
export const SIMULATOR_URL = 'http://localhost:4700';

/** Options of {@link demonstrationSettings}. */
export interface DemonstrationOptions {
  /** URL of the simulator's pages: the only one that may embed the mini-app. */
  simulator: string;
  /** Absolute path of the folder for the database and other files of the server. */
  dataFolder: string;
  /** Name of the mini-app. */
  name: string;
}

/**
 * The server's variables for a demonstration: the public demonstration shop of the simulator. The simulator is opened at
 * `localhost` and the mini-apps at `127.0.0.1`: two sites, as in production.
 */
export function demonstrationSettings({ simulator, dataFolder, name }: DemonstrationOptions): Record<string, string> {
  const { protocol, origin, port } = new URL(simulator);
  return {
    INVOICEBOX_API_URL: `${protocol}//127.0.0.1${port ? `:${port}` : ''}/v3`,
    INVOICEBOX_TOKEN: 'b37c4c689295904ed21eee5d9a48d42e',
    INVOICEBOX_MERCHANT_ID: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    INVOICEBOX_SIGNING_KEYS: 'demo-signing-key',
    DATABASE_URL: `file:${join(dataFolder, `${name}.db`)}`,
    DATA_DIR: dataFolder,
    FRAME_ANCESTORS: origin,
    // The till's operator `demo`, PIN 1234. A public server for Invoicebox's own API refuses to start with it.
    TILL_OPERATORS: 'demo=scrypt:L0xKr2OX_U3rYOcZuSiZRg:YVqRUef79HanDljw5whOTgqjZwb88F8Eq4y2Vul9ikY',
  };
}
