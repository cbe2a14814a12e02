import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CommandError } from './command-error.js';
import { SERVER_ENTRY } from './layout.js';

/** An environment variable of a mini-app's server, its own ones included (docs/configuration.md). */
export interface ServerVariable {
  name: string;
  /** What it is, for `.env.example` and for what to do. */
  about: string;
  example: string;
  /** Whether the server does not start without it. */
  required: boolean;
}

const run = promisify(execFile);
/** Loading a server's code takes a second; longer, and it does more than print. */
const PRINT_TIMEOUT_MS = 20_000;

function isVariable(value: unknown): value is ServerVariable {
  const { name, about, example, required } = (value ?? {}) as Partial<ServerVariable>;
  return [name, about, example].every((text) => typeof text === 'string') && typeof required === 'boolean';
}

/**
 * Asks a built server what it reads of its environment.
 *
 * @param folder where `dist/server` is.
 * @throws CommandError if it does not say.
 */
export async function readServerVariables(folder: string): Promise<ServerVariable[]> {
  const entry = join(folder, SERVER_ENTRY);
  const failed = (why: string) =>
    new CommandError('SERVER_SILENT', `${entry} does not name its variables: ${why}. Run it by runMiniApp.`);
  const { stdout } = await run(process.execPath, [entry, '--variables'], {
    cwd: folder,
    timeout: PRINT_TIMEOUT_MS,
  }).catch((error: Error) => {
    throw failed(error.message.split('\n')[0] ?? 'it failed');
  });
  try {
    const all: unknown = JSON.parse(stdout);
    if (Array.isArray(all) && all.every(isVariable)) return all;
  } catch {
    // Told below.
  }
  throw failed('expected a list in JSON');
}
