import { parseHostMessage } from '@invoicebox/mini-app-sdk/protocol';
import { describe, expect, it } from 'vitest';
import type { Embedding, Invoice } from '../../shared/index.js';
import { createSimulatorApp } from '../app.js';
import { callOwn, createOrder, openSimulator } from '../test-support/open-simulator.js';

const PRESETS = ['flight-svo-led', 'flight-no-lounge', 'train-moscow-spb', 'hotel', 'empty-contacts', 'no-metadata'];
const MODES = ['suborder', 'order-web', 'order-app'] as const;

async function open(simulator: ReturnType<typeof openSimulator>, mode: string, preset: string): Promise<Embedding> {
  const url = 'http://127.0.0.1:4702/';
  const response = await callOwn(simulator, 'POST', '/_host/embeddings', { url, mode, locale: 'ru', preset });
  return ((await response.json()) as { data: Embedding }).data;
}

describe('the pages', () => {
  it('that are not built are named', () => {
    const { simulator } = openSimulator();
    const open = () =>
      createSimulatorApp({
        simulator,
        presets: [],
        miniApps: [],
        paymentPage: 'http://localhost/pay/',
        pagesFolder: '/nowhere',
      });
    expect(open).toThrow('/nowhere/index.html is not built: run «npm run build» first');
  });
});

describe('an embedding', () => {
  it.each(PRESETS.flatMap((preset) => MODES.map((mode) => [preset, mode] as const)))(
    'of %s in %s tells the guest data that keep the protocol',
    async (preset, mode) => {
      const { initialData } = await open(openSimulator(), mode, preset);
      expect(parseHostMessage({ id: 'x', action: 'init', data: initialData })).toMatchObject({ ok: true });
    },
  );

  it('in the mode suborder makes the main order first', async () => {
    const simulator = openSimulator();
    const { orderContainerId, initialData } = await open(simulator, 'suborder', 'flight-svo-led');
    expect(initialData.public).toMatchObject({ minappType: 'suborder', orderContainerId, fullHeight: false });
    expect(simulator.simulator.book.inContainer(orderContainerId ?? '')).toHaveLength(1);
    expect(JSON.stringify(initialData.private.metaData)).toContain('2026-11-23T09:40:00+03:00');
    expect(initialData.private.basketItems).toHaveLength(1);
  });

  it('in the other modes makes none', async () => {
    const simulator = openSimulator();
    const web = await open(simulator, 'order-web', 'flight-svo-led');
    const app = await open(simulator, 'order-app', 'flight-svo-led');
    expect(web.initialData).toMatchObject({
      public: { minappType: 'order', fullHeight: false },
      private: { metaData: [] },
    });
    expect(app.initialData.public).toMatchObject({ minappType: 'order', fullHeight: true });
    expect(simulator.simulator.book.all).toEqual([]);
  });

  it('of an unknown preset or of no web address is refused', async () => {
    const simulator = openSimulator();
    const good = { url: 'http://127.0.0.1:4702/', mode: 'suborder', locale: 'ru', preset: 'hotel' };
    expect((await callOwn(simulator, 'POST', '/_host/embeddings', { ...good, preset: 'nothing' })).status).toBe(404);
    expect(
      (await callOwn(simulator, 'POST', '/_host/embeddings', { ...good, url: 'javascript:alert(1)' })).status,
    ).toBe(422);
  });
});

describe('an invoice', () => {
  it('is paid or declined once, with all its orders', async () => {
    const simulator = openSimulator();
    for (const [action, status] of [
      ['pay', 'completed'],
      ['decline', 'canceled'],
    ]) {
      const { orderContainerId } = await createOrder(simulator);
      await createOrder(simulator, { orderContainerId });
      const response = await callOwn(simulator, 'POST', `/_host/invoices/${orderContainerId}/${action}`);
      const { data } = (await response.json()) as { data: Invoice };
      expect(data.orders.map(({ order }) => order.status)).toEqual([status, status]);
      expect((await callOwn(simulator, 'POST', `/_host/invoices/${orderContainerId}/${action}`)).status).toBe(422);
    }
  });

  it('that does not exist is not found', async () => {
    expect((await callOwn(openSimulator(), 'GET', '/_host/invoices/unknown')).status).toBe(404);
  });
});

describe('the control API', () => {
  it('pays the whole container of an order, lists, and resets', async () => {
    const simulator = openSimulator();
    const first = await createOrder(simulator);
    await createOrder(simulator, { orderContainerId: first.orderContainerId });
    await callOwn(simulator, 'POST', `/_sim/orders/${first.id}/pay`);
    const { data } = (await (await callOwn(simulator, 'GET', '/_sim/orders')).json()) as {
      data: Array<{ status: string }>;
    };
    expect(data.map(({ status }) => status)).toEqual(['completed', 'completed']);
    await callOwn(simulator, 'POST', '/_sim/reset');
    for (const list of ['orders', 'notifications', 'log']) {
      expect(await (await callOwn(simulator, 'GET', `/_sim/${list}`)).json()).toMatchObject({ data: [] });
    }
  });

  it.each<Record<string, string>>([{ Host: 'evil.example' }, { Origin: 'http://127.0.0.1:4701' }, { Origin: 'null' }])(
    'is closed to a foreign page: %j',
    async (headers) => {
      const { app } = openSimulator();
      const response = await app.request('http://localhost:4700/_sim/reset', {
        method: 'POST',
        headers: { Host: 'localhost:4700', ...headers },
      });
      expect(response.status).toBe(403);
    },
  );
});
