import {
  type GateReply,
  type GateStatus,
  getStatusCallSchema,
  JSON_RPC_ERRORS,
  type NotificationAnswer,
  type NotificationReading,
  type OrderNotification,
  onOrderStatusChangeCallSchema,
  readNotification,
} from '@invoicebox/invoicebox-api/contract';
import { z } from 'zod';

/** The methods that the gate can call. */
export interface GateMethods {
  /** An update of an order. @returns the answer to its notification. */
  onOrderStatusChange(notification: OrderNotification): Promise<NotificationAnswer>;
  /** A probe of the monitoring. */
  onProbe(merchantId: string): NotificationAnswer;
  /** The status of the listener with the latest lines of its log. */
  getStatus(logQuantity: number): GateStatus;
}

/** Lines of the log if the call does not ask for a number. */
const DEFAULT_LOG_QUANTITY = 10;

const frameSchema = z.looseObject({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.number(), z.null()]).optional(),
  method: z.string(),
});

type RpcId = string | number | null;

function failure(id: RpcId, code: keyof typeof JSON_RPC_ERRORS, message: string): GateReply {
  return { jsonrpc: '2.0', id, error: { code: JSON_RPC_ERRORS[code], message } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The notification in a call's parameters. */
function notificationOf(call: unknown): NotificationReading {
  const reading = onOrderStatusChangeCallSchema.safeParse(call);
  return readNotification(reading.success ? reading.data.params[0] : undefined);
}

async function resultOf(methods: GateMethods, id: RpcId, method: string, call: unknown): Promise<GateReply> {
  if (method === 'onOrderStatusChange') {
    const reading = notificationOf(call);
    if (reading.kind === 'unreadable') return failure(id, 'invalidParams', `Expected one order: ${reading.problem}`);
    const result =
      reading.kind === 'probe'
        ? methods.onProbe(reading.merchantId)
        : await methods.onOrderStatusChange(reading.notification);
    return { jsonrpc: '2.0', id, result };
  }
  if (method === 'getStatus') {
    const reading = getStatusCallSchema.safeParse(call);
    if (!reading.success) return failure(id, 'invalidParams', 'Expected { logQuantity }.');
    const { logQuantity = DEFAULT_LOG_QUANTITY } = reading.data.params;
    return { jsonrpc: '2.0', id, result: methods.getStatus(logQuantity) };
  }
  return failure(id, 'methodNotFound', 'Expected onOrderStatusChange or getStatus.');
}

/**
 * Answers one message of the WebSocket gate, JSON-RPC 2.0 (docs/http-api.md, WebSocket gate).
 *
 * @returns the reply, or undefined for a message that asks for none.
 */
export async function answerCall(methods: GateMethods, text: string): Promise<GateReply | undefined> {
  const json = parse(text);
  if (json === undefined) return failure(null, 'parseError', 'The message is no JSON.');
  const frame = frameSchema.safeParse(json);
  if (!frame.success) {
    // A reply: we sent no request, so it is at most a complaint about a reply of ours.
    if (typeof json === 'object' && json !== null && !('method' in json)) return undefined;
    return failure(null, 'invalidRequest', 'Expected a call of JSON-RPC 2.0.');
  }
  const { id, method } = frame.data;
  try {
    const reply = await resultOf(methods, id ?? null, method, json);
    return id === undefined ? undefined : reply;
  } catch {
    return failure(id ?? null, 'internalError', 'It could not be dealt with now: try again.');
  }
}
