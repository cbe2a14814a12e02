import { z } from 'zod';

/**
 * The WebSocket gate for merchants without a public address (docs/http-api.md, WebSocket gate): JSON-RPC 2.0, in
 * which the server calls and the merchant answers.
 */

/** Path of the gate on the API's host, with `?token=`; there is no `/l3` gate. */
export const GATE_PATH = '/v3/gate/rpc';

/** Error codes of JSON-RPC 2.0. */
export const JSON_RPC_ERRORS = {
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internalError: -32603,
} as const;

const rpcId = z.union([z.string(), z.number(), z.null()]);

/** The server notifies of a status change; the result is a `NotificationAnswer`. */
export const onOrderStatusChangeCallSchema = z.object({
  jsonrpc: z.literal('2.0'),
  id: rpcId.optional(),
  method: z.literal('onOrderStatusChange'),
  params: z.tuple([z.unknown()]).describe('The order: see `readNotification`.'),
});

/** The server asks for the listener's status; the result is a {@link gateStatusSchema}. */
export const getStatusCallSchema = z.object({
  jsonrpc: z.literal('2.0'),
  id: rpcId.optional(),
  method: z.literal('getStatus'),
  params: z.object({ logQuantity: z.number().int().nonnegative().optional().describe('Most lines of the log.') }),
});

/** Any call through the gate. */
export const gateCallSchema = z.discriminatedUnion('method', [onOrderStatusChangeCallSchema, getStatusCallSchema]);

/** See {@link gateCallSchema}. */
export type GateCall = z.infer<typeof gateCallSchema>;

/** A listener's status. */
export const gateStatusSchema = z.object({
  version: z.string(),
  type: z.string(),
  settings: z.unknown(),
  log: z.array(z.unknown()),
});

/** See {@link gateStatusSchema}. */
export type GateStatus = z.infer<typeof gateStatusSchema>;

/** A merchant's reply through the gate. */
export const gateReplySchema = z.union([
  z.object({ jsonrpc: z.literal('2.0'), id: rpcId, result: z.unknown() }),
  z.object({
    jsonrpc: z.literal('2.0'),
    id: rpcId,
    error: z.object({ code: z.number().int(), message: z.string(), data: z.unknown().optional() }),
  }),
]);

/** See {@link gateReplySchema}. */
export type GateReply = z.infer<typeof gateReplySchema>;
