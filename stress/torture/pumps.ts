import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The pump controller's record of an order's fuel. */
export type PumpAnswer = { state: 'flowing' } | { state: 'done'; share: number } | { state: 'blocked' };

/** The fuelling of an order. */
interface Pumping {
  /** When the fuel began to flow, epoch milliseconds of the clock. Undefined if the order was revoked before. */
  begunAt: number | undefined;
  /** Share of the order that flows, in thousandths. */
  share: number;
}

/** Duration of a fuelling, by the clock. */
const FLOW_MS = 20_000;

/**
 * The pump controller of a forecourt, a separate machine that keeps running when the servers are killed. It dispenses
 * fuel once per order, and none after the order was revoked.
 */
export interface Pumps {
  readonly url: string;
  /** Share of an order that was dispensed, in thousandths. Undefined if fuel never flowed. */
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
