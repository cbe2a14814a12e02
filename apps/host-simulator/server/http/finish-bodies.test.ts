import { Agent, request as send } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEMONSTRATION_TOKEN } from '../records/seed.js';
import { startSimulator } from '../start-simulator.js';

describe('a body that no call wants', () => {
  it('does not cost a caller who keeps connections the next request', async () => {
    const running = await startSimulator();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(async () => {
      agent.destroy();
      await running.stop();
    });
    const { hostname, port } = new URL(running.url);
    const headers = { Authorization: `Bearer ${DEMONSTRATION_TOKEN}`, 'Content-Type': 'application/json' };
    const statusOf = (method: string, path: string, body: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const framed = { ...headers, 'Content-Length': Buffer.byteLength(body) };
        const sent = send({ hostname, port, method, path, headers: framed, agent }, (response) => {
          response.resume().once('end', () => resolve(response.statusCode));
        });
        sent.once('error', reject).end(body);
      });
    const unwanted = JSON.stringify('x'.repeat(300_000));
    for (let times = 0; times < 5; times += 1) {
      expect(await statusOf('DELETE', '/v3/billing/api/order/order/none', unwanted)).toBe(404);
      expect(await statusOf('POST', '/v3/billing/api/order/order', '{}')).toBe(422);
    }
  });
});
