import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** About 60 ms and 32 MiB for each guess at a leaked hash. */
const COST: ScryptOptions = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;

const HASH = /^scrypt:([\w-]{22}):([\w-]{43})$/;

/** Characters of a PIN or password. */
export const MIN_SECRET = 4;

/** Names of operators with the hashes of their PINs. */
export type Operators = ReadonlyMap<string, string>;

function derive(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFC'), salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** A PIN or password as the configuration holds it: `scrypt:<salt>:<key>`. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return `scrypt:${salt.toString('base64url')}:${(await derive(secret, salt)).toString('base64url')}`;
}

/** Whether a secret matches its hash. Takes equally long for an invalid hash. */
export async function verifySecret(secret: string, hash: string | undefined): Promise<boolean> {
  const [, salt = '', key = ''] = HASH.exec(hash ?? '') ?? [];
  const derived = await derive(secret, Buffer.from(salt, 'base64url'));
  const expected = Buffer.from(key, 'base64url');
  return expected.length === derived.length && timingSafeEqual(derived, expected);
}

/**
 * Reads `TILL_OPERATORS`: `Anna=scrypt:…:…; Oleg=scrypt:…:…`.
 *
 * @returns undefined if it cannot be read, or names an operator twice.
 */
export function readOperators(text: string): Operators | undefined {
  const operators = new Map<string, string>();
  for (const entry of text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [name = '', hash = '', ...more] = entry.split('=').map((part) => part.trim());
    if (name === '' || name.length > 64 || more.length > 0 || !HASH.test(hash) || operators.has(name)) return undefined;
    operators.set(name, hash);
  }
  return operators;
}
