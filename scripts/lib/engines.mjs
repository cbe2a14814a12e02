import { existsSync } from 'node:fs';
import { ensureDebianPackages } from './debian.mjs';

/** Firefox as Debian installs it. */
export const FIREFOX = '/usr/bin/firefox-esr';
/** WebKitGTK's driver and its browser, as Debian installs them. */
export const WEBKIT_DRIVER = '/usr/bin/WebKitWebDriver';
export const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/**
 * Installs Firefox and WebKitGTK if they are missing.
 *
 * @throws {Error} that says what to install, if it cannot be installed here.
 */
export async function ensureEngines() {
  if ([FIREFOX, WEBKIT_DRIVER, MINI_BROWSER, '/usr/bin/xvfb-run', '/usr/bin/xauth'].every(existsSync)) return;
  await ensureDebianPackages(['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth']);
}
