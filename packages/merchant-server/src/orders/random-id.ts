import { randomBytes, randomInt } from 'node:crypto';

/** Letters and digits that are not mistaken for one another when read out. */
const NUMBER_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const NUMBER_LENGTH = 10;

/** An unguessable id, 128 random bits, safe in a URL. */
export function randomId(): string {
  return randomBytes(16).toString('base64url');
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
