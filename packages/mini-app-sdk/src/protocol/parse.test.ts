import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guestMessages, hostMessages } from '../test-support/wire-arbitraries.js';
import { orderData, suborderData } from '../testing/initial-data.js';
import { checkInitialData, decodeJson, faultOf, parseGuestMessage, parseHostMessage, peek } from './index.js';

const parsers = [
  { direction: 'guest', parse: parseGuestMessage, messages: guestMessages },
  { direction: 'host', parse: parseHostMessage, messages: hostMessages },
];

describe.each(parsers)('messages of a $direction', ({ parse, messages }) => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(parse(message)).toEqual({ ok: true, message });
      }),
    );
  });

  it('survive the way through JSON', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const json = JSON.stringify(message);
        expect(parse(decodeJson(json))).toEqual({ ok: true, message: JSON.parse(json) });
      }),
    );
  });

  it('may have additional fields, of a newer protocol', () => {
    fc.assert(
      fc.property(messages, fc.anything(), (message, extra) => {
        expect(parse({ ...message, extra }).ok).toBe(true);
      }),
    );
  });

  it('are rejected as malformed when id or action is missing', () => {
    fc.assert(
      fc.property(messages, fc.constantFrom('id', 'action'), (message, field) => {
        const parsed = parse({ ...message, [field]: undefined });
        expect(parsed).toMatchObject({ ok: false, path: field });
        expect(!parsed.ok && faultOf(parsed)).toBe('malformed');
      }),
    );
  });

  it('are told apart from unknown actions', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const parsed = parse({ id: 'x', action: `new ${name}`, data: null });
        expect(!parsed.ok && faultOf(parsed)).toBe('unknown-action');
      }),
    );
    for (const action of ['toString', '__proto__', 'constructor', 'hasOwnProperty', '']) {
      const parsed = parse({ id: 'x', action });
      expect(!parsed.ok && faultOf(parsed)).toBe('unknown-action');
    }
  });

  it('never throw, whatever the value', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (value) => {
          expect(parse(value)).toHaveProperty('ok');
          expect(parse({ id: 'x', action: 'init', data: value })).toHaveProperty('ok');
          expect(peek(value, 'id') ?? '').toBeTypeOf('string');
        },
      ),
    );
  });
});

/** All paths of the leaves of an object, e.g. `public.locale`. */
function leafPaths(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) => leafPaths(part, [...path, key]));
}

/** A copy of the object with another value at the path. */
function replaceAt(value: unknown, [key, ...rest]: string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = replaceAt(copy[key], rest, replacement);
  return copy;
}

describe('InitialData', () => {
  it('is rejected with the path of the first broken field', () => {
    const data = { ...suborderData(), private: { metaData: [], basketItems: [{ sku: 'a', name: 'b' }] } };
    for (const path of leafPaths(data).filter((leaf) => leaf.at(-1) !== 'metaData')) {
      const broken = replaceAt(data, path, Symbol('broken'));
      expect(checkInitialData(broken)?.path).toBe(path.join('.'));
    }
  });

  it('names what was expected, below the path of the message', () => {
    const data = orderData();
    const message = { id: 'x', action: 'init', data: { ...data, public: { ...data.public, locale: 5 } } };
    expect(parseHostMessage(message)).toEqual({
      ok: false,
      message,
      path: 'data.public.locale',
      expected: 'string',
    });
  });

  it.each([
    ['no container in suborder', { ...suborderData().public, orderContainerId: undefined }, 'orderContainerId'],
    ['a container in order', { ...orderData().public, orderContainerId: 'c' }, 'orderContainerId'],
    ['a shop that is text', { ...orderData().public, shopId: '7' }, 'shopId'],
    ['a shop that is not finite', { ...orderData().public, shopId: Number.NaN }, 'shopId'],
    ['another type', { ...orderData().public, minappType: 'order"|"suborder' }, 'minappType'],
  ])('is rejected with %s', (_, publicPart, field) => {
    expect(checkInitialData({ public: publicPart, private: { metaData: [] } })?.path).toBe(`public.${field}`);
  });

  it.each([
    ['metaData that is an object', { metaData: {} }, 'private.metaData'],
    ['metaData that is missing', {}, 'private.metaData'],
    ['basketItems that are null', { metaData: [], basketItems: null }, 'private.basketItems'],
    ['a basket item that is text', { metaData: [], basketItems: ['a'] }, 'private.basketItems.0'],
    ['a basket of holes', { metaData: [], basketItems: new Array(2 ** 32 - 1) }, 'private.basketItems.0'],
  ])('is rejected with %s', (_, privatePart, path) => {
    expect(checkInitialData({ public: orderData().public, private: privatePart })?.path).toBe(path);
  });

  it('may have empty texts', () => {
    expect(checkInitialData(orderData({ userEmail: '', userName: '', userPhone: '', locale: '' }))).toBeNull();
  });
});

describe('payloads of a guest', () => {
  it.each([
    { action: 'height', data: -1 },
    { action: 'height', data: Number.NaN },
    { action: 'height', data: Number.POSITIVE_INFINITY },
    { action: 'height', data: '100' },
    { action: 'done' },
    { action: 'done', data: 5 },
    { action: 'checkout', data: null },
    { action: 'link', data: {} },
    { action: 'error', data: undefined },
    { action: 'unavailable', data: false },
    { action: 'init', version: '2' },
    { action: 'init', version: null },
  ])('are checked: $action with $data$version', (fields) => {
    const parsed = parseGuestMessage({ id: 'x', ...fields });
    expect(parsed).toMatchObject({ ok: false, path: 'version' in fields ? 'version' : 'data' });
  });
});

describe('hostile objects', () => {
  const throwing = () => {
    throw new Error('hostile');
  };
  const makeHostile: Record<string, () => unknown> = {
    'a getter that throws': () => ({
      id: 'x',
      action: 'init',
      get data() {
        return throwing();
      },
    }),
    'a proxy that throws': () => new Proxy({}, { get: throwing, ownKeys: throwing, getPrototypeOf: throwing }),
    'a proxy inside': () => ({ id: 'x', action: 'link', data: new Proxy({}, { get: throwing }) }),
    'a payload without a primitive value': () => ({ id: 'x', action: 'height', data: { valueOf: throwing } }),
    'a head without a text': () => ({ id: { toString: throwing }, action: { toString: throwing } }),
    'a revoked proxy': () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
  };

  it.each(Object.keys(makeHostile))('are rejected without throwing: %s', (name) => {
    const value = makeHostile[name]?.();
    expect(parseHostMessage(value).ok).toBe(false);
    expect(parseGuestMessage(value).ok).toBe(false);
    expect(() => peek(value, 'id')).not.toThrow();
  });

  it('cannot show one value to the check and another to the user', () => {
    let reads = 0;
    const value = {
      id: 'x',
      action: 'link',
      get data() {
        reads += 1;
        return reads === 1 ? 'https://a.example' : {};
      },
    };
    const parsed = parseGuestMessage(value);
    expect(parsed).toEqual({ ok: true, message: { id: 'x', action: 'link', data: 'https://a.example' } });
    expect(parsed.ok && parsed.message).toHaveProperty('data', 'https://a.example');
  });
});
