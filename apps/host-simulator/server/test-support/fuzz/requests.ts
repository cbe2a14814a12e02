import { ALL_CALLS, type CallName, LIST_OPERATORS, type OrderResponse } from '@invoicebox/invoicebox-api/contract';
import type { Random } from '@invoicebox/test-kit';
import { AGENT_TOKEN, DEMONSTRATION_TOKEN, L3_TOKEN } from '../../records/seed.js';
import { basket, goodOrder, newNumber, sumsOf } from '../samples.js';
import { anyJson, spoiled } from './random-json.js';

/** A request, valid or not. */
export interface FuzzRequest {
  call: CallName;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** State of the simulator, so that requests can be close to valid ones. */
export interface Known {
  now: number;
  orders: readonly OrderResponse[];
  /** Refunds in `draft`. */
  draftIds: readonly string[];
  codes: ReadonlyArray<{ publicCode: string; code: string; orderContainerId: string }>;
}

function sentCode(order: OrderResponse | undefined, { codes }: Known) {
  return codes.findLast(({ orderContainerId }) => orderContainerId === order?.orderContainerId);
}

/** Whether a call can succeed for an order. */
function fits(call: CallName, order: OrderResponse, known: Known): boolean {
  switch (call) {
    case 'payByCode':
      return sentCode(order, known) !== undefined && order.status === 'created';
    case 'setOrderStatus':
      return order.processable === false;
    case 'updateOrder':
    case 'validatePayment':
    case 'sendPaymentCode':
      return order.status === 'created';
    case 'createRefund':
    case 'createShipment':
      return order.status === 'completed' || order.status === 'hold';
    default:
      return true;
  }
}

/** An order for a request of a call, mostly one for which the call can succeed. */
function orderFor(call: CallName, known: Known, random: Random): OrderResponse | undefined {
  if (known.orders.length === 0 || random.chance(0.1)) return undefined;
  const fitting = random.chance(0.8) ? known.orders.filter((order) => fits(call, order, known)) : [];
  return random.pick(fitting.length > 0 ? fitting : known.orders);
}

const customer = { type: 'private', phone: '+79161234567' };

/** A valid body for a call about an order. */
function goodBody(call: CallName, order: OrderResponse | undefined, known: Known, random: Random): unknown {
  const orderId = order?.id ?? 'none';
  const lines = random.chance(0.5)
    ? (order?.basketItems ?? basket.basketItems)
    : basket.basketItems.slice(random.integer(0, 2));
  switch (call) {
    case 'createOrder':
      return goodOrder(known.now, {
        ...(random.chance(0.2) ? { orderContainerId: order?.orderContainerId } : {}),
        processable: random.chance(0.8),
      });
    case 'updateOrder':
      return random.pick([{ description: 'x' }, sumsOf(lines), { customer: { email: 'a@b.ru' } }]);
    case 'setOrderStatus':
      return { status: random.pick(['completed', 'created', 'cancelled', 'expired']) };
    case 'moveOrder':
      return { orderId, merchantId: order?.merchantId };
    case 'createSubagentOrder':
      return { ...goodOrder(known.now), seller: { type: 'counterparty', vatNumber: '7707083893', countryId: 'RUS' } };
    case 'createShipment':
      return { orderId, basketItems: lines, final: random.chance(0.3) };
    case 'createRefund':
      return {
        parentId: orderId,
        merchantOrderId: newNumber(),
        description: 'x',
        status: random.pick(['created', 'draft']),
        ...sumsOf(lines),
      };
    case 'createCorrection':
      return goodOrder(known.now, {
        parentId: known.draftIds.at(-1) ?? 'none',
        ...sumsOf(basket.basketItems.slice(2)),
      });
    case 'validatePayment':
    case 'sendPaymentCode':
      return { paymentMethodId: 1, customer };
    case 'payByCode':
      return {
        paymentMethodId: 1,
        customer,
        customerPaymentData: sentCode(order, known) ?? { publicCode: 'x', code: '1' },
      };
    default:
      return undefined;
  }
}

/** A query of valid and invalid parameters. */
function randomQuery(fields: readonly string[], random: Random): string {
  const parameters = Array.from({ length: random.integer(0, 3) }, () => {
    const field = random.chance(0.8)
      ? random.pick(fields)
      : random.pick(['', '[', 'colour', '__proto__', 'a[b]c', '%zz']);
    const operator = random.pick([
      '',
      '',
      '[]',
      '[0]',
      ...LIST_OPERATORS.map((name) => `[_${name}]`),
      '[_like]',
      '[[]',
    ]);
    const name = random.pick([`${field}${operator}`, `_order[${field}]`, 'page', '_pageSize', 'pageSize']);
    const value = random.pick([
      '1',
      'asc',
      'desc',
      '0',
      '-1',
      '1e9',
      '2026-11-21',
      'created',
      '%',
      '%00',
      '%F0%9F',
      '',
    ]);
    return random.chance(0.5) ? `${name}=${value}` : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  });
  return parameters.length > 0 ? `?${parameters.join('&')}` : '';
}

function bodyText(json: unknown, random: Random): string | undefined {
  const text = JSON.stringify(json);
  if (text === undefined || random.chance(0.9)) return text;
  return random.pick([
    text.slice(0, random.integer(0, text.length)),
    `${text}}`,
    '',
    '\ufeff{}',
    'null',
    '[]',
    `[${text}]`,
  ]);
}

/** Node sends no `Content-Length` with a DELETE by itself. */
const lengthOf = (body = ''): Record<string, string> => ({ 'Content-Length': String(Buffer.byteLength(body)) });

const TOKENS = [...Array.from({ length: 12 }, () => DEMONSTRATION_TOKEN), L3_TOKEN, AGENT_TOKEN, 'bad', ''];
const TYPES = [...Array.from({ length: 20 }, () => 'application/json'), 'text/plain', ''];
const STRANGE_IDS = ['none', '%00', '%zz', '..', '%2e%2e%2f', 'a'.repeat(3_000), '__proto__', 'constructor', '%F0'];

/** A request based on a call of the contract: valid, mutated, or random. */
export function randomRequest(known: Known, random: Random): FuzzRequest {
  const [call, declared] = random.pick(ALL_CALLS);
  const order = orderFor(call, known, random);
  const good = goodBody(call, order, known, random);
  const json = random.chance(0.02) ? anyJson(random) : random.chance(0.5) ? good : spoiled(good, random);
  const id = random.chance(0.9) ? (order?.id ?? 'none') : random.pick(STRANGE_IDS);
  const query = declared.list ? randomQuery(Object.keys(declared.list.fields), random) : '';
  const method = random.chance(0.95)
    ? declared.method
    : random.pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']);
  const isAgents = call === 'createSubagentOrder' && random.chance(0.7);
  const token = isAgents ? AGENT_TOKEN : random.pick(TOKENS);
  const type = random.pick(TYPES);
  const body = method === 'GET' ? undefined : bodyText(json, random);
  return {
    call,
    method,
    path: `${random.pick(['/v3', '/l3'])}${declared.path.replace('{id}', id)}${query}`,
    headers: {
      ...(token ? { Authorization: random.chance(0.97) ? `Bearer ${token}` : token } : {}),
      ...(type ? { 'Content-Type': type } : {}),
      ...(body !== undefined && random.chance(0.5) ? { 'Transfer-Encoding': 'chunked' } : lengthOf(body)),
      ...(random.chance(0.05) ? { 'If-None-Match': random.pick(['*', '"x"', 'W/"y", ,']) } : {}),
    },
    body,
  };
}
