import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signBody } from '@invoicebox/invoicebox-api';
import { afterEach, describe, expect, it } from 'vitest';
import { DEMONSTRATION_SHOP } from '../records/seed.js';
import { createOrder, openSimulator } from '../test-support/open-simulator.js';
import { RETRY_OFFSETS_MS } from './notifier.js';

const closers: Array<() => void> = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A merchant that gives these answers in order, then repeats the last one. */
async function openMerchant(...answers: Array<{ status: number; body: string }>) {
  const received: Array<{ body: string; signature: string | undefined }> = [];
  const readAll = async (request: IncomingMessage) => Buffer.concat(await request.toArray()).toString();
  const server = createServer(async (request, response) => {
    received.push({ body: await readAll(request), signature: request.headers['x-signature']?.toString() });
    const { status, body } = answers[Math.min(received.length, answers.length) - 1] ?? {
      status: 200,
      body: '{"status":"success"}',
    };
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const success = { status: 200, body: '{"status":"success"}' };

async function paidOrder(merchant: { url: string }) {
  const open = openSimulator();
  const order = await createOrder(open, { notificationUrl: merchant.url });
  await open.simulator.payments.pay(order.orderContainerId);
  const [notification] = open.simulator.notifier.notifications;
  return { ...open, order, notification };
}

describe('a notification', () => {
  it("is the order, signed with the shop's key", async () => {
    const merchant = await openMerchant(success);
    const { order, notification } = await paidOrder(merchant);
    const [first] = merchant.received;
    expect(JSON.parse(first?.body ?? '')).toEqual({
      ...order,
      status: 'completed',
      processingStatus: 'completed',
      paidAt: '2026-11-21T12:00:00+00:00',
    });
    expect(first?.signature).toBe(signBody(first?.body ?? '', DEMONSTRATION_SHOP.signingKey));
    expect(notification?.state).toBe('delivered');
  });

  it.each([
    ['another HTTP status', { status: 500, body: '{"status":"success"}' }],
    ['no JSON', { status: 200, body: 'OK' }],
    ['out_of_service', { status: 200, body: '{"status":"error","code":"out_of_service"}' }],
    ['no code', { status: 200, body: '{"status":"error"}' }],
  ])('is sent 11 times in all over 24 h when it gets %s', async (_, answer) => {
    const merchant = await openMerchant(answer);
    const { clock, notification } = await paidOrder(merchant);
    const firstTryAt = clock.now();
    await clock.advance(48 * 3_600_000);
    expect(notification?.state).toBe('failed');
    expect(notification?.attempts.map(({ at }) => at - firstTryAt)).toEqual([0, ...RETRY_OFFSETS_MS]);
    expect(merchant.received).toHaveLength(11);
  });

  it('is not repeated after a final refusal, and the buyer learns that the service cannot be given', async () => {
    const merchant = await openMerchant({
      status: 200,
      body: '{"status":"error","code":"shipping_unavailable","message":"Колонка сломана"}',
    });
    const { clock, simulator, order, notification } = await paidOrder(merchant);
    await clock.advance(24 * 3_600_000);
    expect(merchant.received).toHaveLength(1);
    expect(notification?.state).toBe('refused');
    expect(simulator.book.find(order.id)?.shippingUnavailable).toBe('Колонка сломана');
  });
});
