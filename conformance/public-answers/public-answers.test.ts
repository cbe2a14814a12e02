// The client reads every shape of answer that Invoicebox publishes, and the simulator's least ones.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEMONSTRATION_TOKEN, type RunningSimulator, SimulatedClock, startSimulator } from '@invoicebox/host-simulator';
import { goodOrder } from '@invoicebox/host-simulator/testing';
import { InvoiceboxApiError, InvoiceboxClient } from '@invoicebox/invoicebox-api';
import { ALL_CALLS, readNotification } from '@invoicebox/invoicebox-api/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_CALLS } from './client-calls.js';
import { NOTIFICATIONS, SAMPLES, type Sample } from './samples.js';

/** A server that answers every request with one sample. */
let server: Server;
let sample: Sample;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      const text = typeof sample.body === 'string' ? sample.body : JSON.stringify(sample.body);
      response.writeHead(sample.status ?? 200, { 'Content-Type': 'application/json', ...sample.headers }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server?.close(resolve)));

function clientOf(url: string): InvoiceboxClient {
  return new InvoiceboxClient({ token: DEMONSTRATION_TOKEN, baseUrl: `${url}/v3`, circuit: { failures: Infinity } });
}

describe('a client reads', () => {
  it.each(SAMPLES.map((each) => [each.name, each] as const))('%s', async (_, each) => {
    sample = each;
    const { port } = server.address() as AddressInfo;
    const call = CLIENT_CALLS[each.call](clientOf(`http://127.0.0.1:${port}`));
    if ('error' in each.gives) {
      const error: unknown = await call.catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(InvoiceboxApiError);
      expect(error).toMatchObject(each.gives.error);
    } else {
      expect(await call).toMatchObject(each.gives);
    }
  });
});

describe('a merchant reads a notification', () => {
  it.each(NOTIFICATIONS.map((each) => [each.name, each] as const))('%s', (_, { body, gives }) => {
    expect(readNotification(body)).toMatchObject(gives);
  });
});

describe.each(['full', 'minimal'] as const)('the simulator with %s answers', (answers) => {
  let running: RunningSimulator;
  beforeAll(async () => {
    const clock = new SimulatedClock({ now: Date.UTC(2026, 10, 21, 12), speed: 0 });
    running = await startSimulator({ clock });
    running.simulator.changeSettings({ answers });
  });
  afterAll(() => running?.stop());

  it('is read by the client from the order to its refund', async () => {
    const client = clientOf(running.url);
    const { simulator } = running;
    const request = goodOrder(simulator.clock.now());
    const { made } = await client.ensureOrder(request, true);
    expect(made).toMatchObject({ status: 'created', amount: request.amount, paymentUrl: expect.any(String) });
    expect((await client.ensureOrder(request, false)).made.id).toBe(made.id);
    await simulator.payments.pay(simulator.book.find(made.id)?.response.orderContainerId ?? '');
    expect(await client.getOrder(made.id)).toMatchObject({ status: 'completed' });
    const shipment = { orderId: made.id, documentNumber: '1', basketItems: request.basketItems, final: true };
    const shipped = await client.ensureShipment(shipment, true);
    expect((await client.ensureShipment(shipment, false)).made.id).toBe(shipped.made.id);
    const [line] = await client.getRefundBasket(made.id);
    expect(line?.availableAmount ?? line?.totalAmount).toBe(request.basketItems[0]?.totalAmount);
    const refund = {
      parentId: made.id,
      merchantOrderId: `${request.merchantOrderId}-R`,
      amount: request.amount,
      vatAmount: request.vatAmount,
      basketItems: request.basketItems,
      description: 'Возврат',
    };
    const refunded = await client.ensureRefund(refund, true);
    expect((await client.ensureRefund(refund, false)).made.id).toBe(refunded.made.id);
  });

  it('answers and refuses every call in a shape that the client reads', async () => {
    const client = clientOf(running.url);
    const codes = await Promise.all(
      ALL_CALLS.map(([name]) =>
        CLIENT_CALLS[name](client).then(
          () => 'success',
          (error: unknown) => (error instanceof InvoiceboxApiError ? error.code : String(error)),
        ),
      ),
    );
    expect(new Set(codes)).toEqual(new Set(['success', 'forbidden', 'not_found']));
  });
});
