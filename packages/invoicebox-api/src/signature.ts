import { createHmac, timingSafeEqual } from 'node:crypto';

/** Hash of the HMAC: SHA-1 is Invoicebox's default, SHA-256 is a setting of the shop. */
export type SignatureAlgorithm = 'sha1' | 'sha256';

/** The signature's header. */
export const SIGNATURE_HEADER = 'X-Signature';

/**
 * Signs a body as Invoicebox does (docs/http-api.md, Notification).
 *
 * @param body the raw bytes on the wire, or their UTF-8 text.
 * @param key the shop's API key.
 * @param algorithm SHA-1 unless the shop has set another.
 * @returns lower-case hexadecimal HMAC.
 */
export function signBody(body: Uint8Array | string, key: string, algorithm: SignatureAlgorithm = 'sha1'): string {
  return createHmac(algorithm, key).update(body).digest('hex');
}

/**
 * Verifies a signature in constant time against every current key, so that keys can be rotated without losing
 * notifications.
 *
 * @param body the raw bytes as received; a reserialized body has another signature.
 * @param signature the header's value; a missing or malformed one is invalid.
 * @param keys the shop's current keys; an empty key never matches, so that a missing setting is no security hole.
 * @param algorithm SHA-1 unless the shop has set another.
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
    // No early return: the time must not reveal which key matched.
    if (key !== '' && expected.length === given.length && timingSafeEqual(expected, given)) valid = true;
  }
  return valid;
}
