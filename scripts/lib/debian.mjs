import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.mjs';

/** Lock file, because test files run in parallel and apt-get does not wait for its own lock. */
const APT_LOCK = join(tmpdir(), 'invoicebox-apt.lock');

/** Whether packages can be installed without asking. */
export function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs Debian packages.
 *
 * @param {string[]} packages
 * @throws {Error} with the command to run, if packages cannot be installed here.
 */
export async function ensureDebianPackages(packages) {
  if (!isDebianRoot()) {
    throw new Error(`Missing programs: install them with «apt-get install ${packages.join(' ')}» on Debian or Ubuntu.`);
  }
  console.error(`Installing ${packages.join(', ')} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('flock', [APT_LOCK, 'apt-get', 'update'], { quiet: true, env });
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  await run('flock', [APT_LOCK, ...install], { quiet: true, env });
}
