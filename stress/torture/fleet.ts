import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ServerSettings } from './settings.js';

/** A server that was killed is started again after so long, in milliseconds of the machine. */
const LONGEST_DOWN_MS = 300;

/** The merchant's servers: they are killed and started again as the proof wants. */
export class Fleet {
  readonly #settings: readonly ServerSettings[];
  readonly #running = new Map<number, ChildProcess>();
  /** SIGKILLs so far. */
  kills = 0;

  constructor(settings: readonly ServerSettings[]) {
    this.#settings = settings;
  }

  /** Ports of the servers that listen now. */
  readonly ports = (): readonly number[] => [...this.#running.keys()];

  async start(): Promise<void> {
    await Promise.all(this.#settings.map((settings) => this.#start(settings)));
  }

  /** Kills one of the servers, whatever it is doing, and starts it again. */
  async killOne(random: () => number): Promise<void> {
    const settings = this.#settings[Math.floor(random() * this.#settings.length)];
    const child = settings && this.#running.get(settings.port);
    if (!settings || !child) return;
    this.#running.delete(settings.port);
    child.kill('SIGKILL');
    await once(child, 'exit');
    this.kills += 1;
    await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_DOWN_MS));
    await this.#start(settings);
  }

  async stop(): Promise<void> {
    for (const child of this.#running.values()) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    this.#running.clear();
  }

  async #start(settings: ServerSettings): Promise<void> {
    const child = fork(join(import.meta.dirname, 'server.ts'), [JSON.stringify(settings)], {
      execArgv: ['--import', 'tsx', '--conditions=source'],
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (message !== 'listening') throw new Error(`A server ended while it started: ${String(message)}`);
    this.#running.set(settings.port, child);
  }
}
