import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** True where packages can be installed without asking anybody. */
export function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs Debian packages.
 *
 * @param {string[]} packages
 * @returns {Promise<void>}
 * @throws {Error} with the command to run where we may not install.
 */
export async function ensureDebianPackages(packages) {
  if (!isDebianRoot()) {
    throw new Error(`Missing programs: install them with «apt-get install ${packages.join(' ')}» on Debian or Ubuntu.`);
  }
  console.error(`Installing ${packages.join(', ')} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { quiet: true, env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { quiet: true, env });
}
