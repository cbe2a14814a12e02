import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createOrder } from './order.js';

/** A server that answers as Invoicebox does to a new order. @returns its API's address and what it was sent. */
async function openInvoicebox() {
  const sent: Array<Record<string, unknown>> = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const order = body === '' ? {} : JSON.parse(body);
    sent.push(order);
    const made = {
      ...order,
      id: '01920000-0000-7000-8000-000000000001',
      orderContainerId: '01920000-0000-7000-8000-000000000002',
      status: 'created',
      subtype: 'order',
      processingStatus: 'created',
      fileIds: [],
      processable: true,
      createdAt: '2026-11-28T09:00:00+00:00',
      paymentUrl: 'https://pay.example/1',
    };
    response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify({ data: made }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v3`, sent };
}

it('the order of the README is what Invoicebox accepts, and its payment address is returned', async () => {
  const { baseUrl, sent } = await openInvoicebox();
  const url = await createOrder('token', 'ffffffff-ffff-ffff-ffff-ffffffffffff', baseUrl);
  expect(url).toBe('https://pay.example/1');
  expect(sent).toMatchObject([{ merchantOrderId: 'GS-1', amount: 1295.8, vatAmount: 233.67 }]);
});
