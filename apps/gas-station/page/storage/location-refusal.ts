import { storage } from './storage.js';

const NAME = 'location-refused';

/** Whether the buyer has refused in the app's own dialog. */
export function wasLocationRefused(): boolean {
  return storage.read(NAME) === true;
}

/** Saves the answer to that dialog. */
export function rememberLocationAnswer(allowed: boolean): void {
  storage.write(NAME, !allowed);
}
