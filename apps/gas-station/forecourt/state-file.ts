import { readFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type ForecourtState, forecourtStateSchema } from './state.js';

/** The state file is invalid; the message says what to do. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError';
  /** Stable code for programs. */
  readonly code = 'INVALID_FORECOURT_FILE';
}

/** The state file of the simulated forecourt. Writes are atomic: to a temporary file, then renamed. */
export class StateFile {
  readonly #path: string;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  /** @param path absolute. */
  constructor(path: string) {
    this.#path = path;
  }

  /**
   * The stored state; undefined if there is no file yet.
   *
   * @throws StateFileError if the file is invalid.
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
        `${this.#path} is not a forecourt state file: set FORECOURT_FILE to another file, or move this one away.`,
        { cause },
      );
    }
  }

  /**
   * Writes the state. Calls made during a write share the next one.
   *
   * @param state called when the write begins.
   * @throws Error if the write fails.
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
    const temporary = `${this.#path}.new`;
    const text = JSON.stringify(state());
    await mkdir(dirname(this.#path), { recursive: true });
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, this.#path);
  }
}
