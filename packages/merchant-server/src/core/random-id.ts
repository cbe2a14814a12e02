import { randomBytes, randomInt } from 'node:crypto';

/** Letters and digits that cannot be confused when read out. */
const NUMBER_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const NUMBER_LENGTH = 10;

const ID_BYTES = 16;
/** Random bytes are fetched for this many ids at once: the system call costs more than all the rest. */
const IDS_AT_ONCE = 64;

let bytes = Buffer.alloc(0);
let used = 0;

/** An unguessable id, 128 random bits, safe in a URL. */
export function randomId(): string {
  if (used === bytes.length) {
    bytes = randomBytes(ID_BYTES * IDS_AT_ONCE);
    used = 0;
  }
  const id = bytes.toString('base64url', used, used + ID_BYTES);
  used += ID_BYTES;
  return id;
}

/**
 * A number that a person can read out, unique for practical purposes (49 random bits) and by the database.
 *
 * @param prefix two or three Latin capitals.
 */
export function randomNumber(prefix: string): string {
  const letters = Array.from({ length: NUMBER_LENGTH }, () => NUMBER_ALPHABET[randomInt(NUMBER_ALPHABET.length)]);
  return `${prefix}-${letters.join('')}`;
}
