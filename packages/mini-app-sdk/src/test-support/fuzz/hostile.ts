import type { Random } from '@invoicebox/test-kit';

const fail = (): never => {
  throw new Error('hostile');
};

/** Depth of the deepest value. */
const DEPTH = 10_000;

function nested(depth: number): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { deeper: value };
  return value;
}

function cycle(): unknown {
  const value: Record<string, unknown> = { id: 'a', list: [] };
  value.self = value;
  (value.list as unknown[]).push(value);
  return value;
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

// Created once and shared: it is expensive, and messages only read it.
const DEEP = nested(DEPTH);
const HUGE = 'я'.repeat(1_000_000);
const CYCLE = cycle();

/** Every trap throws. */
const ANGRY = new Proxy(
  {},
  { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail, getOwnPropertyDescriptor: fail },
);
const ANGRY_LIST = new Proxy([], { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail });
const ANGRY_FUNCTION = new Proxy(() => 1, { get: fail, apply: fail, ownKeys: fail, getPrototypeOf: fail });

/** Factories of values that no honest peer sends. Values with state are created anew each time. */
const factories: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => Number.NEGATIVE_INFINITY,
  () => -0,
  () => -1,
  () => Number.MAX_SAFE_INTEGER + 2,
  () => 10n ** 30n,
  () => Symbol('hostile'),
  () => true,
  () => '',
  () => '\u0000\ud800',
  () => HUGE,
  () => '__proto__',
  () => 'constructor',
  () => 'toString',
  () => 'string|null',
  () => '"order"|"suborder"',
  () => 'https://pay.example/1',
  () => 'javascript:alert(1)',
  () => 'https://user:secret@pay.example/1',
  () => [],
  () => new Array(1_000),
  () => [null, undefined, {}],
  () => ({}),
  () => Object.create(null),
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  () => DEEP,
  () => CYCLE,
  () => ANGRY,
  () => ANGRY_LIST,
  () => ANGRY_FUNCTION,
  revoked,
  () => ({ toString: fail, valueOf: fail, [Symbol.toPrimitive]: fail, toJSON: fail }),
  () => ({ toString: () => 'init', valueOf: () => 1 }),
  () => Object.defineProperty({}, 'data', { get: fail, enumerable: true }),
  () => Object.defineProperty({}, 'minappType', { get: fail, enumerable: true }),
  () => new String('init'),
  () => new Number(5),
  () => new Date(Number.NaN),
  () => new Map([['id', 'embedding-1']]),
  () => new Set([1]),
  () => new Uint8Array(64),
  () => new Float64Array([Number.NaN]),
  () => new ArrayBuffer(8),
  () => /re(?:gex)+/g,
  () => new Error('an error as a value'),
  () => Promise.resolve(1),
  () => () => 'a function',
  () => class {},
  () => Object.freeze({ public: null }),
];

/** A value that no honest peer sends, or not in that place. */
export function hostileValue(random: Random): unknown {
  return random.pick(factories)();
}
