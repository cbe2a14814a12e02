import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Waits for the next message of a server. @throws Error if the server ends instead. */
export async function nextMessage<Message>(server: ChildProcess): Promise<Message> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const ended = once(server, 'exit', { signal }).then(([code, killedBy]) => {
    throw new Error(`The server ended with ${killedBy ?? `code ${code}`}.`);
  });
  ended.catch(() => undefined);
  try {
    const [message] = await Promise.race([once(server, 'message', { signal }), ended]);
    return message as Message;
  } finally {
    waiting.abort();
  }
}

/** Runs a TypeScript file as a separate process and waits for its first message, which means that it listens. */
export async function startServerProcess(file: string, args: readonly string[]): Promise<ChildProcess> {
  const server = fork(file, args, {
    execArgv: ['--import', 'tsx', '--conditions=source'],
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  await nextMessage(server);
  return server;
}

/** Ends a server, unless it has ended already. */
export async function endServerProcess(
  server: ChildProcess | undefined,
  signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL',
): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}
