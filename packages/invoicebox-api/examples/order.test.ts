import { afterEach, expect, it, vi } from 'vitest';
import { createOrder } from './order.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('the order of the README is what Invoicebox accepts, and its payment address is returned', async () => {
  const sent: Array<Record<string, unknown>> = [];
  vi.stubGlobal('fetch', async (_url: string, init?: RequestInit) => {
    const request = JSON.parse(String(init?.body));
    sent.push(request);
    const made = {
      ...request,
      id: '01920000-0000-7000-8000-000000000001',
      orderContainerId: '01920000-0000-7000-8000-000000000002',
      status: 'created',
      createdAt: '2026-11-28T09:00:00+00:00',
      paymentUrl: 'https://pay.example/1',
    };
    return Response.json({ data: made }, { status: 201 });
  });
  expect(await createOrder('token', 'ffffffff-ffff-ffff-ffff-ffffffffffff')).toBe('https://pay.example/1');
  expect(sent).toMatchObject([{ merchantOrderId: 'GS-1', amount: 1295.8, vatAmount: 233.67 }]);
});
