import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Caller } from './authorize.js';

/** What Hono's contexts carry here: the socket where there is one, and what the API's middleware has found out. */
export interface SimulatorEnv {
  Bindings: Partial<HttpBindings>;
  Variables: { caller: Caller };
}

/** The address that a request comes from. */
export function addressOf(context: Context<SimulatorEnv>): string {
  return context.env?.incoming?.socket.remoteAddress ?? 'unknown';
}
