import type { Random } from '@invoicebox/test-kit';
import { PAYMENT_STATUSES } from '../../protocol/index.js';
import { hostileValue } from './hostile.js';

const TEXTS = ['', 'ru', 'Анна', 'anna@example.ru', '+79160000000', '🛫', 'a'.repeat(300)];
/** URLs that the policy of the fuzzed host allows. */
const PAYMENT_URLS = ['https://pay.example/1', 'https://pay.example/order/2?x=1#y', 'HTTPS://PAY.example:443/3'];
const FIELDS = ['id', 'action', 'data', 'version', 'public', 'private', 'minappType', 'metaData', '__proto__', 'extra'];

const text = (random: Random) => random.pick(TEXTS);

function publicData(random: Random): object {
  const suborder = random.chance(0.5);
  return {
    minappType: suborder ? 'suborder' : 'order',
    userEmail: text(random),
    userName: text(random),
    userPhone: text(random),
    locale: text(random),
    fullHeight: random.chance(0.2),
    ...(random.chance(0.5) && { shopId: random.integer(0, 999) }),
    ...(suborder && { orderContainerId: text(random) }),
  };
}

function initialData(random: Random): object {
  const basketItems = () =>
    Array.from({ length: random.integer(0, 3) }, () => ({ sku: text(random), name: text(random) }));
  return {
    public: publicData(random),
    private: {
      // Anything is allowed here: the SDK passes it on unread.
      metaData: Array.from({ length: random.integer(0, 2) }, () => hostileValue(random)),
      ...(random.chance(0.5) && { basketItems: basketItems() }),
    },
  };
}

/** A message that a host may send. */
export function validHostMessage(random: Random, id: string): object {
  const action = random.pick(['init', 'updateData', 'paymentResult']);
  return { id, action, data: action === 'paymentResult' ? random.pick(PAYMENT_STATUSES) : initialData(random) };
}

/** A message that a guest may send, and that a host with the payment page `https://pay.example/` accepts. */
export function validGuestMessage(random: Random, id: string): object {
  const action = random.pick(['init', 'height', 'done', 'checkout', 'link', 'error', 'unavailable']);
  switch (action) {
    case 'init':
      return random.chance(0.3) ? { id, action } : { id, action, version: random.integer(0, 3) };
    case 'height':
      return { id, action, data: random.next() * 1e5 };
    case 'error':
      return { id, action, data: random.chance(0.3) ? null : text(random) };
    case 'unavailable':
      return { id, action, data: null };
    case 'done':
      return { id, action, data: random.chance(0.3) ? null : random.pick(PAYMENT_URLS) };
    default:
      return { id, action, data: random.pick(PAYMENT_URLS) };
  }
}

/** A copy of the value with one field replaced, removed or added. */
function mutated(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.15)) return hostileValue(random);
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value };
  const names = Object.keys(copy);
  const name = names.length > 0 && random.chance(0.9) ? random.pick(names) : random.pick(FIELDS);
  const change = random.next();
  if (change < 0.6) define(copy, name, mutated(random, names.includes(name) ? copy[name] : undefined));
  else if (change < 0.75) delete copy[name];
  else if (change < 0.85) defineGetter(copy, name);
  else define(copy, random.pick(FIELDS), hostileValue(random));
  return copy;
}

/** Sets an own property, even if the prototype has a setter of that name, as with `__proto__`. */
function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

function defineGetter(target: object, name: string): void {
  const get = () => {
    throw new Error(`hostile getter of ${name}`);
  };
  Object.defineProperty(target, name, { get, enumerable: true, configurable: true });
}

/** A fuzzed value. An `honest` one is an unchanged valid message. */
export interface FuzzedValue {
  readonly value: unknown;
  readonly honest: boolean;
}

/** Returns the valid message itself, a mutation of it, or a hostile value. */
export function fuzz(random: Random, valid: object): FuzzedValue {
  const kind = random.next();
  if (kind < 0.2) return { value: valid, honest: true };
  if (kind < 0.3) return { value: hostileValue(random), honest: false };
  let value: unknown = valid;
  for (let rounds = random.integer(1, 3); rounds > 0; rounds -= 1) {
    // Some proxies and exotic objects cannot be copied: they are delivered unchanged.
    try {
      value = mutated(random, value);
    } catch {
      break;
    }
  }
  return { value, honest: false };
}
