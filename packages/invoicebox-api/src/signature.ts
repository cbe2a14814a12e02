import { createHmac, timingSafeEqual } from 'node:crypto';

/** Hash under the HMAC: SHA-1 is Invoicebox's default, SHA-256 a setting of the shop. */
export type SignatureAlgorithm = 'sha1' | 'sha256';

/** The header that carries the signature. */
export const SIGNATURE_HEADER = 'X-Signature';

/**
 * Signs a body as Invoicebox does (docs/http-api.md, Notification).
 *
 * @param body the raw bytes that go over the wire, or their text in UTF-8.
 * @param key the shop's API key.
 * @param algorithm hash, SHA-1 unless the shop has set another.
 * @returns lower-case hexadecimal HMAC.
 */
export function signBody(body: Uint8Array | string, key: string, algorithm: SignatureAlgorithm = 'sha1'): string {
  return createHmac(algorithm, key).update(body).digest('hex');
}

/**
 * Checks a signature in constant time against every key that is valid now, so that keys can be rotated without
 * losing notifications.
 *
 * @param body the raw bytes as received; a parsed and printed again body has another signature.
 * @param signature the header's value; absent or malformed is simply wrong.
 * @param keys the shop's current keys; an empty one signs nothing, so that a missing setting opens no door.
 * @param algorithm hash, SHA-1 unless the shop has set another.
 * @returns whether one of the keys made the signature.
 */
export function verifySignature(
  body: Uint8Array | string,
  signature: string | null | undefined,
  keys: readonly string[],
  algorithm: SignatureAlgorithm = 'sha1',
): boolean {
  const given = Buffer.from(signature?.trim() ?? '', 'utf8');
  let valid = false;
  for (const key of keys) {
    const expected = Buffer.from(signBody(body, key, algorithm), 'utf8');
    // Every key is tried even after a match: the time must not tell which key is the current one.
    if (key !== '' && expected.length === given.length && timingSafeEqual(expected, given)) valid = true;
  }
  return valid;
}
