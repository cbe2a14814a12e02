import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Lines written together. */
const BATCH_LENGTH = 1024 * 1024;

/** Writes a file line by line; it appears under its name when it is complete. */
export class LineFile {
  readonly #path: string;
  readonly #part: string;
  readonly #separator: string;
  readonly #file: number;
  #text: string;
  #isEmpty = true;
  #isOpen = true;

  /** @throws Error if the file cannot be written. */
  constructor(path: string, beginning: string, separator: string) {
    this.#path = path;
    this.#part = `${path}.part`;
    this.#separator = separator;
    this.#file = openSync(this.#part, 'w');
    this.#text = beginning;
  }

  write(line: string): void {
    this.#text += this.#isEmpty ? line : this.#separator + line;
    this.#isEmpty = false;
    if (this.#text.length > BATCH_LENGTH) this.#flush();
  }

  /** Writes the end, and gives the file its name. */
  finish(end: string): void {
    this.#text += end;
    this.#flush();
    closeSync(this.#file);
    renameSync(this.#part, this.#path);
    this.#isOpen = false;
  }

  /** Removes a file that was not finished. */
  discard(): void {
    if (!this.#isOpen) return;
    closeSync(this.#file);
    rmSync(this.#part, { force: true });
    this.#isOpen = false;
  }

  #flush(): void {
    writeSync(this.#file, this.#text);
    this.#text = '';
  }
}
