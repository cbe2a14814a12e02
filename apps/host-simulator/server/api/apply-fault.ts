import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { Fault } from '../faults/faults.js';
import type { SimulatorEnv } from '../http/simulator-env.js';
import type { Simulator } from '../state/simulator.js';

const CODES = { 429: 'too_many_requests', 500: 'internal_error', 502: 'bad_gateway' } as const;

function answerWith(context: Context<SimulatorEnv>, status: Fault['status']): Response {
  const [code, message] = [CODES[status], `The simulator was told to answer ${status} here.`];
  if (status === 429) context.header('Retry-After', '1');
  return context.json({ error: { code, message, fields: [] }, code, message }, status);
}

function cut(context: Context<SimulatorEnv>): Response {
  const socket = context.env?.incoming?.socket;
  if (!socket) throw new Error('Only a call over a socket can be dropped.');
  socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/**
 * Applies a fault to a call (docs/simulator.md, Faults).
 *
 * @returns the response that replaces the call's own; undefined if the call proceeds.
 */
export async function applyFault(
  { clock, log }: Simulator,
  context: Context<SimulatorEnv>,
  call: string,
  fault: Fault,
): Promise<Response | undefined> {
  log.add({ kind: 'fault', call, fault: `${fault.kind} ${fault.when}` });
  switch (fault.kind) {
    case 'delay':
      await clock.sleep(fault.delayMs);
      return undefined;
    case 'status':
      return answerWith(context, fault.status);
    case 'drop':
      return cut(context);
  }
}
