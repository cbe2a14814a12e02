import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository, without a trailing slash. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');

/** The command line of a mini-app, to be run with Node. */
export const CLI = `${root}/packages/mini-app-cli/bin/mini-app.js`;

/** Timeout for the remaining output after a command has exited. */
const LAST_OUTPUT_MS = 1_000;

/**
 * Runs a command with its output passed on to ours.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, toStderr?: boolean, record?: string[] }} [options]
 *   `quiet` shows the output only if the command fails; `toStderr` sends all output to standard error, to keep standard
 *   output for figures; `record` receives a copy of the output, in chunks.
 * @returns {Promise<void>}
 * @throws {Error} if the command cannot be run or ends with another code than 0.
 */
export function run(command, args, { cwd = root, env = process.env, quiet = false, toStderr = false, record } = {}) {
  const piped = quiet || record !== undefined;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', piped ? 'pipe' : toStderr ? 2 : 'inherit', piped ? 'pipe' : 'inherit'],
    });
    /** @type {string[]} */
    const hidden = [];
    /** @param {NodeJS.WriteStream} shownOn */
    const take = (shownOn) => (/** @type {string} */ text) => {
      record?.push(text);
      if (quiet) hidden.push(text);
      else shownOn.write(text);
    };
    child.stdout?.setEncoding('utf8').on('data', take(toStderr ? process.stderr : process.stdout));
    child.stderr?.setEncoding('utf8').on('data', take(process.stderr));
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      const end = () => {
        clearTimeout(overdue);
        child.stdout?.destroy();
        child.stderr?.destroy();
        if (code === 0) return resolve();
        if (quiet) process.stderr.write(hidden.join(''));
        reject(new Error(`«${[command, ...args].join(' ')}» ended with ${signal ?? `code ${code}`}.`));
      };
      // Waits for the last output, but not forever: a process that the command left running may keep the stream open.
      const overdue = setTimeout(end, LAST_OUTPUT_MS);
      child.once('close', end);
    });
  });
}

/**
 * Path of a command installed in a package of this workspace.
 *
 * @param {string} name
 * @param {string} [folder] folder of the package, relative to the repository.
 */
export function bin(name, folder = '.') {
  return `${root}/${folder}/node_modules/.bin/${name}`;
}
