import type { Server } from 'node:http';
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** An idle connection is kept longer than nginx keeps its own, 60 s, so that it closes first. */
const KEEP_ALIVE_MS = 65_000;
/** For the bytes of the last answers to be sent; what is still open then is a status stream. */
const FLUSH_MS = 500;

/** A server's open port. */
export interface Socket {
  port: number;
  /**
   * Takes no new connections, answers the requests that are running, then cuts the status streams, which never end by
   * themselves: their pages reconnect, to another server.
   *
   * @param graceMs how long running requests may take.
   */
  stop(graceMs: number): Promise<void>;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Opens a port.
 *
 * @throws Error of `listen`, for instance with the code EADDRINUSE.
 */
export function openSocket(http: Pick<Hono, 'fetch'>, address: { port: number; hostname: string }): Promise<Socket> {
  const answering = new Set<Promise<unknown>>();
  const fetch: Hono['fetch'] = (request, ...rest) => {
    const answer = Promise.resolve(http.fetch(request, ...rest));
    answering.add(answer);
    void answer.finally(() => answering.delete(answer)).catch(() => undefined);
    return answer;
  };
  const stop = async (server: ServerType, graceMs: number) => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const answered = Promise.allSettled(answering).then(() => Promise.race([closed, sleep(FLUSH_MS)]));
    await Promise.race([answered, sleep(graceMs)]);
    (server as Server).closeAllConnections();
    await closed;
  };
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, ...address }, ({ port }) => {
      resolve({ port, stop: (graceMs) => stop(server, graceMs) });
    });
    (server as Server).keepAliveTimeout = KEEP_ALIVE_MS;
    server.once('error', reject);
  });
}
