import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDebianPackages } from './debian.mjs';
import { freePort } from './free-port.mjs';

/** On Debian and Ubuntu, contains a folder for each major version. */
const DEBIAN_VERSIONS = '/usr/lib/postgresql';
/** Timeout for the server to accept connections. */
const START_TIMEOUT_MS = 30_000;

/** The `bin` folder of the newest installed PostgreSQL, or undefined. */
function findPrograms() {
  if (!existsSync(DEBIAN_VERSIONS)) return undefined;
  const versions = readdirSync(DEBIAN_VERSIONS).sort((a, b) => Number(b) - Number(a));
  return versions
    .map((version) => join(DEBIAN_VERSIONS, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

/** @returns {Promise<string>} */
async function ensurePrograms() {
  const found = findPrograms();
  if (found) return found;
  await ensureDebianPackages(['postgresql']);
  const installed = findPrograms();
  if (installed) return installed;
  throw new Error('No PostgreSQL was found: install «postgresql».');
}

/** Makes root run a command as the user `postgres`: PostgreSQL refuses to run as root. @param {string[]} command */
function unprivileged(command) {
  return process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...command] : command;
}

/**
 * Starts a PostgreSQL server with a temporary data folder, durable as in production (fsync on), on loopback only.
 *
 * @param {Record<string, string>} [settings] of postgresql.conf.
 * @returns {Promise<{ url: string, port: number, bin: string, createDatabase: (name: string) => string, stop: () => Promise<void>, kill: () => Promise<void>, restart: () => Promise<void> }>}
 *   `url` is the URL of the database `postgres`; `createDatabase` creates another one and returns its URL.
 * @throws {Error} that says what to install, if it cannot be installed here.
 */
export async function startPostgres(settings = {}) {
  const bin = await ensurePrograms();
  const folder = mkdtempSync(join(tmpdir(), 'invoicebox-postgres-'));
  // The server runs as another user.
  chmodSync(folder, 0o777);
  const data = join(folder, 'data');
  const port = await freePort();
  const [initdb = '', ...initdbArgs] = unprivileged([
    join(bin, 'initdb'),
    `--pgdata=${data}`,
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
  ]);
  execFileSync(initdb, initdbArgs, { stdio: ['ignore', 'ignore', 'inherit'] });
  const options = { listen_addresses: '127.0.0.1', unix_socket_directories: folder, port: String(port), ...settings };
  const [server = '', ...serverArgs] = unprivileged([
    join(bin, 'postgres'),
    '-D',
    data,
    ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);

  const isReady = () => {
    try {
      execFileSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]);
      return true;
    } catch {
      return false;
    }
  };
  const start = async () => {
    const child = spawn(server, serverArgs, { stdio: ['ignore', 'ignore', 'ignore'] });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!isReady()) {
      if (Date.now() > deadline || child.exitCode !== null) throw new Error('PostgreSQL did not start.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return { child, ended };
  };
  let running = await start();
  /** @param {NodeJS.Signals} signal SIGINT shuts down at once but cleanly, SIGKILL simulates a crash. */
  const end = async (signal) => {
    const pid = execFileSync('head', ['-1', join(data, 'postmaster.pid')], { encoding: 'utf8' }).trim();
    process.kill(Number(pid), signal);
    await running.ended;
  };
  const onExit = () => {
    try {
      void end('SIGINT');
    } catch {
      // It has already ended.
    }
  };
  process.once('exit', onExit);

  const database = (/** @type {string} */ name) => `postgres://postgres@127.0.0.1:${port}/${name}`;
  return {
    url: database('postgres'),
    port,
    bin,
    createDatabase(name) {
      execFileSync(join(bin, 'createdb'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', name]);
      return database(name);
    },
    async stop() {
      process.off('exit', onExit);
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
    kill: () => end('SIGKILL'),
    async restart() {
      running = await start();
    },
  };
}
