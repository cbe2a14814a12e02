import fc from 'fast-check';
import { PAYMENT_STATUSES } from '../protocol/constants.js';

const anyHeight = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
const stringOrNull = fc.option(fc.string());

/** Valid messages of a guest. */
export const guestMessages: fc.Arbitrary<object> = fc.oneof(
  fc.record({ id: fc.string(), action: fc.constant('init') }),
  fc.record({ id: fc.string(), action: fc.constant('init'), version: fc.nat() }),
  fc.record({ id: fc.string(), action: fc.constant('height'), data: anyHeight }),
  fc.record({ id: fc.string(), action: fc.constantFrom('checkout', 'link'), data: fc.string() }),
  fc.record({ id: fc.string(), action: fc.constantFrom('done', 'error'), data: stringOrNull }),
  fc.record({ id: fc.string(), action: fc.constant('unavailable'), data: fc.constant(null) }),
);

const commonPublic = {
  userEmail: fc.string(),
  userName: fc.string(),
  userPhone: fc.string(),
  locale: fc.string(),
  fullHeight: fc.boolean(),
};
const withShop = { ...commonPublic, shopId: fc.integer() };
const order = { minappType: fc.constant('order') };
const suborder = { minappType: fc.constant('suborder'), orderContainerId: fc.string() };
const publicData = fc.oneof(
  ...[commonPublic, withShop].flatMap((common) => [
    fc.record({ ...common, ...order }),
    fc.record({ ...common, ...suborder }),
  ]),
);
const metaData = fc.array(fc.jsonValue());
const basketItems = fc.array(fc.record({ sku: fc.string(), name: fc.string() }));
const initialData = fc.record({
  public: publicData,
  private: fc.oneof(fc.record({ metaData }), fc.record({ metaData, basketItems })),
});
/** Valid messages of a host. */
export const hostMessages: fc.Arbitrary<object> = fc.oneof(
  fc.record({ id: fc.string(), action: fc.constantFrom('init', 'updateData'), data: initialData }),
  fc.record({ id: fc.string(), action: fc.constant('paymentResult'), data: fc.constantFrom(...PAYMENT_STATUSES) }),
);

/** Values that are wrong in most fields and right in a few. */
const oddValues = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', 'order', 'suborder', 'init', 'hold', 0, -0, -1, 1.5, true, false),
  fc.constantFrom<unknown>(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5n, Symbol('odd')),
  fc.constantFrom<unknown>('toString', '__proto__', 'constructor', 'undefined', 'null', 'string|null', '"order"'),
  fc.constantFrom<unknown>(
    [],
    {},
    [[]],
    [null],
    () => 1,
    new Date(0),
    new Map(),
    new Uint8Array(2),
    Object.create(null),
  ),
  fc.jsonValue(),
);

const keys = fc.oneof(
  fc.constantFrom('id', 'action', 'data', 'version', 'public', 'private', 'minappType', 'orderContainerId', 'sku', '0'),
  fc.string(),
);

/** A change of one place in a value. */
interface Change {
  /** Which field to enter at each level, as a share of the fields from 0 to 1. */
  readonly way: readonly number[];
  readonly key: string;
  readonly replacement: unknown;
  readonly kind: 'replace' | 'remove' | 'add';
}

const changes: fc.Arbitrary<Change> = fc.record({
  way: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 5 }),
  key: keys,
  replacement: oddValues,
  kind: fc.constantFrom('replace', 'remove', 'add'),
});

/** A copy of the value with the change applied. A value without fields is replaced as a whole. */
function changed(value: unknown, change: Change, [share, ...way]: readonly number[] = change.way): unknown {
  if (share === undefined || typeof value !== 'object' || value === null) return change.replacement;
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value };
  const names = Object.keys(copy);
  const name = names[Math.floor(share * names.length)];
  if (way.length > 0 && name !== undefined) copy[name] = changed(copy[name], change, way);
  // The length of an array is the only property that cannot be redefined.
  else if (Array.isArray(value) && change.key === 'length') return change.replacement;
  else if (name === undefined || (change.kind === 'add' && !Object.hasOwn(copy, change.key))) {
    Object.defineProperty(copy, change.key, {
      value: change.replacement,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else if (change.kind === 'remove' && !Array.isArray(value)) delete copy[name];
  else copy[name] = change.replacement;
  return copy;
}

/** Messages changed in up to three places. Some are still valid. */
export function broken(messages: fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  return fc
    .tuple(messages, fc.array(changes, { minLength: 1, maxLength: 3 }))
    .map(([message, all]) => all.reduce<unknown>((value, change) => changed(value, change), message));
}

/** Arbitrary values, rarely valid messages. */
export const anyValues: fc.Arbitrary<unknown> = fc.oneof(
  oddValues,
  fc.dictionary(keys, oddValues),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true }),
);
