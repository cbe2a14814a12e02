import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { SERVER_ENTRY } from '../app/layout.js';
import type { MiniAppFolder } from '../app/open-folder.js';

/** Options of {@link startServer}. */
export interface ServerOptions {
  port: number;
  /** Further variables. */
  settings?: Readonly<Record<string, string | undefined>>;
  /** Options of Node, e.g. `--watch`. */
  node?: readonly string[];
}

/** Starts the built server of a mini-app as a child process, with its output passed on. */
export function startServer(
  { folder }: MiniAppFolder,
  { port, settings = {}, node = [] }: ServerOptions,
): ChildProcess {
  return spawn(process.execPath, [...node, join(folder, SERVER_ENTRY)], {
    cwd: folder,
    env: { ...process.env, ...settings, PORT: String(port) },
    stdio: 'inherit',
  });
}

/**
 * Waits until a child process has ended. Signals that stop this process are passed on, except Ctrl-C of a terminal, which
 * reaches both.
 *
 * @returns its exit code.
 */
export async function untilEnded(child: ChildProcess): Promise<number> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const passOn = (signal: NodeJS.Signals) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, passOn);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(code ?? (signal === null ? 0 : 1)));
    });
  } finally {
    for (const signal of signals) process.off(signal, passOn);
  }
}
