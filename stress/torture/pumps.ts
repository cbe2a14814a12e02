import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The pump controller's record of an order's fuel. */
export type PumpAnswer = { state: 'flowing' } | { state: 'done'; share: number } | { state: 'blocked' };

/** A pump's part in an order. */
interface Pumping {
  /** When the fuel began to flow, epoch milliseconds of the clock; undefined if it never may. */
  begunAt: number | undefined;
  /** Thousandths of the order that flow before the nozzle is back. */
  share: number;
}

/** How long fuel flows, by the clock. */
const FLOW_MS = 20_000;

/**
 * The controller of a forecourt, a separate machine that survives the servers. It dispenses fuel once per order, and none
 * after the order was revoked.
 */
export interface Pumps {
  readonly url: string;
  /** Thousandths that were given of an order; undefined if none ever flowed. */
  given(orderId: string): number | undefined;
  stop(): Promise<void>;
}

/** Starts the controller. @param now the time of the clock, epoch milliseconds. */
export async function startPumps(now: () => number): Promise<Pumps> {
  const orders = new Map<string, Pumping>();
  const answerOf = ({ begunAt, share }: Pumping): PumpAnswer => {
    if (begunAt === undefined) return { state: 'blocked' };
    return now() < begunAt + FLOW_MS ? { state: 'flowing' } : { state: 'done', share };
  };
  const begin = (id: string, share: number): PumpAnswer => {
    const known = orders.get(id) ?? { begunAt: now(), share };
    orders.set(id, known);
    return answerOf(known);
  };
  const block = (id: string): PumpAnswer => {
    const known = orders.get(id) ?? { begunAt: undefined, share: 0 };
    orders.set(id, known);
    return answerOf(known);
  };
  const server = createServer((incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://pumps');
    const [, action, id = ''] = pathname.split('/');
    const answer = action === 'begin' ? begin(id, Number(searchParams.get('share'))) : block(id);
    outgoing.setHeader('Content-Type', 'application/json');
    outgoing.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    given(orderId) {
      const known = orders.get(orderId);
      return known?.begunAt === undefined ? undefined : known.share;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
