import { upgradeWebSocket } from '@hono/node-server';
import { GATE_PATH } from '@invoicebox/invoicebox-api/contract';
import { Hono } from 'hono';
import { ApiError } from '../api-error.js';
import { callerOf, requireAccount } from '../http/authorize.js';
import type { SimulatorEnv } from '../http/simulator-env.js';
import type { Simulator } from '../state/simulator.js';

/** The WebSocket gate for merchants without a public address (docs/http-api.md, WebSocket gate). */
export function gateRoute({ directory, gate }: Simulator): Hono<SimulatorEnv> {
  const routes = new Hono<SimulatorEnv>();
  routes.get(
    GATE_PATH,
    async (context, next) => {
      context.set('caller', callerOf(directory, `Bearer ${context.req.query('token') ?? ''}`));
      requireAccount(context.get('caller'));
      await next();
    },
    upgradeWebSocket((context) => {
      const account = requireAccount(context.get('caller'));
      let disconnect: () => void = () => undefined;
      return {
        onOpen: (_event, socket) => {
          disconnect = gate.connect(account.id, socket);
        },
        onMessage: ({ data }, socket) => gate.receive(socket, String(data)),
        onClose: () => disconnect(),
      };
    }),
    () => {
      throw new ApiError('bad_request', 'This address takes WebSocket connections only.');
    },
  );
  return routes;
}
