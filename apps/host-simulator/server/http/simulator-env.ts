import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Caller } from './authorize.js';

/** Hono's environment: the socket, if there is one, and the variables of the API's middleware. */
export interface SimulatorEnv {
  Bindings: Partial<HttpBindings>;
  Variables: { caller: Caller };
}

/** The remote address of a request. */
export function addressOf(context: Context<SimulatorEnv>): string {
  return context.env?.incoming?.socket.remoteAddress ?? 'unknown';
}
