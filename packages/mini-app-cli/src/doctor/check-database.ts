import { accessSync, constants, existsSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { environmentOf, type MiniAppFolder } from '../app/open-folder.js';
import { type Finding, right, wrong } from './finding.js';

const CONNECT_TIMEOUT_MS = 3_000;
const POSTGRES_PORT = 5432;

/** Connects to a host. @returns what is wrong, if anything. */
function connectionProblem(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_TIMEOUT_MS });
    const end = (problem: string | undefined) => {
      socket.destroy();
      resolve(problem);
    };
    socket.once('connect', () => end(undefined));
    socket.once('timeout', () => end(`no answer within ${CONNECT_TIMEOUT_MS / 1_000} s`));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });
}

function checkFile(file: string): Finding {
  const path = existsSync(file) ? file : dirname(file);
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return right('database', `${file} can be written`);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    return wrong(
      'database',
      `${path} cannot be written (${reason})`,
      'Create the folder, or set DATABASE_URL or DATA_DIR to another place.',
    );
  }
}

async function checkPostgres(url: string): Promise<Finding> {
  if (!URL.canParse(url)) {
    return wrong('database', 'DATABASE_URL is not a URL', 'Set it to postgres://user:password@host/database.');
  }
  const { hostname, port } = new URL(url);
  // The URL has a password: only the host is shown.
  const host = `${hostname}:${port || POSTGRES_PORT}`;
  const problem = await connectionProblem(hostname, Number(port || POSTGRES_PORT));
  if (problem === undefined) return right('database', `PostgreSQL listens at ${host}`);
  return wrong(
    'database',
    `${host} cannot be reached (${problem})`,
    'Start PostgreSQL there, or correct DATABASE_URL.',
  );
}

/** Whether the database can be reached: its file written, or its host connected to. */
export function checkDatabase({ folder, manifest }: MiniAppFolder): Promise<Finding> | Finding {
  const { DATABASE_URL: url, DATA_DIR } = environmentOf(folder);
  if (!url) return checkFile(join(DATA_DIR ?? folder, `${manifest.name}.db`));
  const file = /^file:(.+)$/.exec(url)?.[1];
  return file === undefined ? checkPostgres(url) : checkFile(file);
}
