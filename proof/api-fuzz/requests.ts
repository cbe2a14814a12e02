import { AGENT_TOKEN, DEMONSTRATION_TOKEN, L3_TOKEN } from '@invoicebox/host-simulator';
import { ALL_CALLS, type CallName, LIST_OPERATORS, type OrderResponse } from '@invoicebox/invoicebox-api/contract';
import { basket, goodOrder, newNumber, sumsOf } from '../api-contract/samples.js';
import { anyJson, type Dice, spoiled } from './random-json.js';

/** A request to be sent, whatever it is. */
export interface FuzzRequest {
  call: CallName;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** What is known of the simulator, so that requests come near to good ones. */
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

/** Which orders a call can do something with; the others are chosen now and then all the same. */
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

/** An order that a request of a call may be about. */
function orderFor(call: CallName, known: Known, dice: Dice): OrderResponse | undefined {
  if (known.orders.length === 0 || dice.chance(0.1)) return undefined;
  const fitting = dice.chance(0.8) ? known.orders.filter((order) => fits(call, order, known)) : [];
  return dice.one(fitting.length > 0 ? fitting : known.orders);
}

const customer = { type: 'private', phone: '+79161234567' };

/** A body that the call would take, about an order that it names. */
function goodBody(call: CallName, order: OrderResponse | undefined, known: Known, dice: Dice): unknown {
  const orderId = order?.id ?? 'none';
  const lines = dice.chance(0.5) ? (order?.basketItems ?? basket.basketItems) : basket.basketItems.slice(dice.below(3));
  switch (call) {
    case 'createOrder':
      return goodOrder(known.now, {
        ...(dice.chance(0.2) ? { orderContainerId: order?.orderContainerId } : {}),
        processable: dice.chance(0.8),
      });
    case 'updateOrder':
      return dice.one([{ description: 'x' }, sumsOf(lines), { customer: { email: 'a@b.ru' } }]);
    case 'setOrderStatus':
      return { status: dice.one(['completed', 'created', 'cancelled', 'expired']) };
    case 'moveOrder':
      return { orderId, merchantId: order?.merchantId };
    case 'createSubagentOrder':
      return { ...goodOrder(known.now), seller: { type: 'counterparty', vatNumber: '7707083893', countryId: 'RUS' } };
    case 'createShipment':
      return { orderId, basketItems: lines, final: dice.chance(0.3) };
    case 'createRefund':
      return {
        parentId: orderId,
        merchantOrderId: newNumber(),
        description: 'x',
        status: dice.one(['created', 'draft']),
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

/** A query of some good and some bad parameters. */
function randomQuery(fields: readonly string[], dice: Dice): string {
  const parameters = Array.from({ length: dice.below(4) }, () => {
    const field = dice.chance(0.8) ? dice.one(fields) : dice.one(['', '[', 'colour', '__proto__', 'a[b]c', '%zz']);
    const operator = dice.one(['', '', '[]', '[0]', ...LIST_OPERATORS.map((name) => `[_${name}]`), '[_like]', '[[]']);
    const name = dice.one([`${field}${operator}`, `_order[${field}]`, 'page', '_pageSize', 'pageSize']);
    const value = dice.one(['1', 'asc', 'desc', '0', '-1', '1e9', '2026-11-21', 'created', '%', '%00', '%F0%9F', '']);
    return dice.chance(0.5) ? `${name}=${value}` : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  });
  return parameters.length > 0 ? `?${parameters.join('&')}` : '';
}

function bodyText(json: unknown, dice: Dice): string | undefined {
  const text = JSON.stringify(json);
  if (text === undefined || dice.chance(0.9)) return text;
  return dice.one([text.slice(0, dice.below(text.length)), `${text}}`, '', '\ufeff{}', 'null', '[]', `[${text}]`]);
}

/** Node sends no length with a DELETE, unless it is told to. */
const lengthOf = (body = ''): Record<string, string> => ({ 'Content-Length': String(Buffer.byteLength(body)) });

const TOKENS = [...Array.from({ length: 12 }, () => DEMONSTRATION_TOKEN), L3_TOKEN, AGENT_TOKEN, 'bad', ''];
const TYPES = [...Array.from({ length: 20 }, () => 'application/json'), 'text/plain', ''];
const STRANGE_IDS = ['none', '%00', '%zz', '..', '%2e%2e%2f', 'a'.repeat(3_000), '__proto__', 'constructor', '%F0'];

/** A request near a call of the contract: good, spoiled in places, or strange altogether. */
export function randomRequest(known: Known, dice: Dice): FuzzRequest {
  const [call, declared] = dice.one(ALL_CALLS);
  const order = orderFor(call, known, dice);
  const good = goodBody(call, order, known, dice);
  const json = dice.chance(0.02) ? anyJson(dice) : dice.chance(0.5) ? good : spoiled(good, dice);
  const id = dice.chance(0.9) ? (order?.id ?? 'none') : dice.one(STRANGE_IDS);
  const query = declared.list ? randomQuery(Object.keys(declared.list.fields), dice) : '';
  const method = dice.chance(0.95) ? declared.method : dice.one(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']);
  const isAgents = call === 'createSubagentOrder' && dice.chance(0.7);
  const token = isAgents ? AGENT_TOKEN : dice.one(TOKENS);
  const type = dice.one(TYPES);
  const body = method === 'GET' ? undefined : bodyText(json, dice);
  return {
    call,
    method,
    path: `${dice.one(['/v3', '/l3'])}${declared.path.replace('{id}', id)}${query}`,
    headers: {
      ...(token ? { Authorization: dice.chance(0.97) ? `Bearer ${token}` : token } : {}),
      ...(type ? { 'Content-Type': type } : {}),
      ...(body !== undefined && dice.chance(0.5) ? { 'Transfer-Encoding': 'chunked' } : lengthOf(body)),
      ...(dice.chance(0.05) ? { 'If-None-Match': dice.one(['*', '"x"', 'W/"y", ,']) } : {}),
    },
    body,
  };
}
