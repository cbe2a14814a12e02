import { storage } from './storage.js';

const NAME = 'location-refused';

/** Whether the buyer has refused to be located in the app's own question. */
export function wasLocationRefused(): boolean {
  return storage.read(NAME) === true;
}

/** Remembers the answer to that question. */
export function rememberLocationAnswer(allowed: boolean): void {
  storage.write(NAME, !allowed);
}
