import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** A bare Hono server that echoes JSON: the baseline. */
export async function startEcho(): Promise<{ url: string; stop: () => void }> {
  const app = new Hono();
  app.post('/', async (context) => context.json(await context.req.json()));
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}
