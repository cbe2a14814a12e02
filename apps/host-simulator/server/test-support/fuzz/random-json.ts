import type { Random } from '@invoicebox/test-kit';

const STRANGE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.001,
  1e308,
  2 ** 53,
  -0,
  '',
  ' ',
  'x'.repeat(2_000),
  '\u0000',
  '\ud800',
  '😀'.repeat(20),
  '9999-12-31T23:59:59-14:00',
  '2026-02-31T00:00:00Z',
  '__proto__',
  'javascript:alert(1)',
  [],
  {},
  [[]],
  { toString: 1, length: -1, constructor: null },
  JSON.parse('{"__proto__":{"polluted":true}}'),
];

const deep = (levels: number): unknown => (levels === 0 ? 'deep' : { a: deep(levels - 1) });

/** Any JSON value. */
export function anyJson(random: Random): unknown {
  return random.chance(0.02) ? deep(300) : random.pick(STRANGE);
}

type Path = ReadonlyArray<string | number>;

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsOf(Reflect.get(value, key), [...path, key]))];
}

function changeAt(value: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? changeAt(item, rest, change) : item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, field]) => [
    name,
    name === key ? changeAt(field, rest, change) : field,
  ]);
  return Object.fromEntries(entries);
}

/** Another value of the same type. */
function nearby(old: unknown, random: Random): unknown {
  if (typeof old === 'number') return old + random.pick([-1, -0.01, 0.001, 0.01, 1, 1e9]);
  if (typeof old === 'string') return random.pick([`${old}x`, old.slice(1), old.toUpperCase(), old.repeat(60)]);
  if (Array.isArray(old)) return random.pick([[...old, ...old], old.slice(1), []]);
  return anyJson(random);
}

/** A valid value with a few mutations: missing, random, or slightly changed values. */
export function spoiled(good: unknown, random: Random): unknown {
  let value = good;
  for (let count = random.integer(0, 3); count > 0; count -= 1) {
    const path = random.pick(pathsOf(value));
    value = changeAt(value, path, (old) =>
      random.pick<() => unknown>([
        () => undefined,
        () => anyJson(random),
        () => nearby(old, random),
        () => nearby(old, random),
      ])(),
    );
  }
  return value;
}
