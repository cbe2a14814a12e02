import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signBody, verifySignature } from './signature.js';

describe('a signature', () => {
  it('is the lower-case hexadecimal HMAC-SHA1 of the raw body', () => {
    // RFC 2202, test case 2.
    expect(signBody('what do ya want for nothing?', 'Jefe')).toBe('effcdf6ae5eb2fa2d27416d5f184df9c259a7c79');
  });

  it('is HMAC-SHA256 where the shop has set it', () => {
    // RFC 4231, test case 2.
    expect(signBody('what do ya want for nothing?', 'Jefe', 'sha256')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('is accepted from any of the current keys', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (body, oldKey, newKey) => {
        expect(verifySignature(body, signBody(body, oldKey), [newKey, oldKey])).toBe(true);
      }),
    );
  });

  it('is refused for another body, another key, another hash or none', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (body, key) => {
        const signature = signBody(body, key);
        expect(verifySignature(`${body} `, signature, [key])).toBe(false);
        expect(verifySignature(body, signature, [`${key}x`])).toBe(false);
        expect(verifySignature(body, signature, [])).toBe(false);
        expect(verifySignature(body, signBody(body, key, 'sha256'), [key])).toBe(false);
        expect(verifySignature(body, null, [key])).toBe(false);
      }),
    );
  });

  it('is refused from a key that was left empty', () => {
    expect(verifySignature('body', signBody('body', ''), ['', 'key'])).toBe(false);
  });
});
