import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureBrowser } from '../../scripts/lib/browser.mjs';
import { services, startServices } from '../../scripts/lib/services.mjs';
import { freePort } from './free-port.js';
import { servePeerGuest } from './peer-guest-server.js';

/** Where everything runs during the tests. */
export interface Addresses {
  /** The host's pages, at `localhost`. */
  host: string;
  /** The same server as programs call it, at `127.0.0.1`. */
  api: string;
  gasStation: string;
  businessLounge: string;
  /** A page on Invoicebox's own SDK. */
  peerGuest: string;
  /** The same page on our compatibility entry. */
  compatGuest: string;
  /** The same page on our script build. */
  scriptGuest: string;
  /** Path of the browser. */
  chromium: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    addresses: Addresses;
  }
}

/** Starts the built servers on free ports with new databases, and stops them after the last test. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const chromium = await ensureBrowser();
  const dataFolder = mkdtempSync(join(tmpdir(), 'invoicebox-e2e-'));
  for (const variable of ['SIMULATOR_PORT', 'GAS_STATION_PORT', 'BUSINESS_LOUNGE_PORT']) {
    process.env[variable] = String(await freePort());
  }
  // All journeys are one account's, many times faster than any shop: its limit has tests of its own.
  process.env.SIMULATOR_LIMITS = 'off';
  process.env.INVOICEBOX_REQUEST_LIMIT = '0';
  const all = services(dataFolder);
  const running = await startServices(all, (name, how) => console.error(`${name} ended (${how}) during the tests.`));
  const [peerGuest, compatGuest, scriptGuest] = await Promise.all([
    servePeerGuest(),
    servePeerGuest('@invoicebox/mini-app-sdk/compat'),
    servePeerGuest(join(import.meta.dirname, '../peer-guest/global-minapp.ts')),
  ]);
  const urlOf = (name: string) => all.find((service) => service.name === name)?.url ?? '';
  project.provide('addresses', {
    host: urlOf('host-simulator'),
    api: `http://127.0.0.1:${process.env.SIMULATOR_PORT}`,
    gasStation: urlOf('gas-station'),
    businessLounge: urlOf('business-lounge'),
    peerGuest: peerGuest.url,
    compatGuest: compatGuest.url,
    scriptGuest: scriptGuest.url,
    chromium,
  });
  return async () => {
    await Promise.all([peerGuest.stop(), compatGuest.stop(), scriptGuest.stop()]);
    await running.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}
