import { readFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type ForecourtState, forecourtStateSchema } from './state.js';

/** The forecourt's file is broken; the message says what to do. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError';
  /** Stable code for programs. */
  readonly code = 'INVALID_FORECOURT_FILE';
}

/** The file of the simulated forecourt: written anew beside the old one, which it then replaces at once. */
export class StateFile {
  readonly #path: string;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  /** @param path absolute. */
  constructor(path: string) {
    this.#path = path;
  }

  /**
   * What was kept; undefined where there is no file yet.
   *
   * @throws StateFileError if there is one that cannot be read.
   */
  read(): ForecourtState | undefined {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    try {
      return forecourtStateSchema.parse(JSON.parse(text));
    } catch (cause) {
      throw new StateFileError(
        `${this.#path} is no state of a forecourt: set FORECOURT_FILE to another file, or move this one away.`,
        { cause },
      );
    }
  }

  /**
   * Keeps the state as it is by the time that it is written; calls that come meanwhile share the next write.
   *
   * @param state asked for when the write begins.
   * @throws Error if the disk does not take it.
   */
  save(state: () => ForecourtState): Promise<void> {
    if (this.#running === undefined) {
      this.#running = this.#write(state).finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.save(state);
      });
    return this.#next;
  }

  async #write(state: () => ForecourtState): Promise<void> {
    const fresh = `${this.#path}.new`;
    const text = JSON.stringify(state());
    await mkdir(dirname(this.#path), { recursive: true });
    const file = await open(fresh, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, this.#path);
  }
}
