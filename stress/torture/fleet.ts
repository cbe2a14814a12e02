import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Random } from '@invoicebox/test-kit';
import { endServerProcess, startServerProcess } from '../support/server-process.js';
import type { ServerSettings } from './settings.js';

/** Maximum time before a killed server is restarted, in real time. */
const MAX_DOWN_MS = 300;

/** The merchant's servers, which the test can kill. */
export class Fleet {
  readonly #settings: readonly ServerSettings[];
  readonly #running = new Map<number, ChildProcess>();
  /** Number of servers killed so far. */
  kills = 0;

  constructor(settings: readonly ServerSettings[]) {
    this.#settings = settings;
  }

  /** Ports of the running servers. */
  readonly ports = (): readonly number[] => [...this.#running.keys()];

  async start(): Promise<void> {
    await Promise.all(this.#settings.map((settings) => this.#start(settings)));
  }

  /** Kills a random server with SIGKILL and restarts it. */
  async killOne(random: Random): Promise<void> {
    const settings = random.pick(this.#settings);
    const child = this.#running.get(settings.port);
    if (!child) return;
    this.#running.delete(settings.port);
    await endServerProcess(child);
    this.kills += 1;
    await new Promise((resolve) => setTimeout(resolve, random.next() * MAX_DOWN_MS));
    await this.#start(settings);
  }

  async stop(): Promise<void> {
    for (const child of this.#running.values()) await endServerProcess(child);
    this.#running.clear();
  }

  async #start(settings: ServerSettings): Promise<void> {
    const file = join(import.meta.dirname, 'server.ts');
    this.#running.set(settings.port, await startServerProcess(file, [JSON.stringify(settings)]));
  }
}
