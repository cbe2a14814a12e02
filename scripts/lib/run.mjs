import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository, without a slash at the end. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');

/**
 * Runs a command to its end, its output going to ours.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, toStderr?: boolean }} [options] `quiet` shows the
 *   output only if the command fails; `toStderr` leaves standard output to those who read figures from it.
 * @returns {Promise<void>}
 * @throws {Error} if the command cannot be run or ends with another code than 0.
 */
export function run(command, args, { cwd = root, env = process.env, quiet = false, toStderr = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', quiet ? 'pipe' : toStderr ? 2 : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();
      if (quiet) process.stderr.write(Buffer.concat(output));
      reject(new Error(`«${[command, ...args].join(' ')}» ended with ${signal ?? `code ${code}`}.`));
    });
  });
}

/**
 * Path of a command that a package of this workspace has installed.
 *
 * @param {string} name
 * @param {string} [folder] folder of the package, relative to the repository.
 * @returns {string}
 */
export function bin(name, folder = '.') {
  return `${root}/${folder}/node_modules/.bin/${name}`;
}
