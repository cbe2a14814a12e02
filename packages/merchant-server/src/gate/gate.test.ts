import type { AddressInfo } from 'node:net';
import type { NotificationAnswer, OrderNotification } from '@invoicebox/invoicebox-api/contract';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { waitFor } from '@invoicebox/test-kit';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { NOON } from '../test-support/coffee-shop.js';
import { GateListener } from './gate-listener.js';

const ORDER = {
  id: 'i-1',
  status: 'completed',
  merchantId: 'm',
  merchantOrderId: 'CF-1',
  amount: 244,
  currencyId: 'RUB',
};

/** A gate on this machine, with the addresses that listeners came to and what they say. */
async function openGate(port = 0) {
  const server = new WebSocketServer({ port, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const paths: string[] = [];
  const said: unknown[] = [];
  const sockets: WebSocket[] = [];
  server.on('connection', (socket, request) => {
    paths.push(request.url ?? '');
    sockets.push(socket);
    socket.on('message', (data) => said.push(JSON.parse(String(data))));
  });
  const close = async () => {
    for (const socket of sockets) socket.terminate();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  return {
    port: (server.address() as AddressInfo).port,
    paths,
    said,
    sockets,
    close,
    tell: (message: unknown) => {
      sockets.at(-1)?.send(typeof message === 'string' ? message : JSON.stringify(message));
    },
  };
}

/** A listener at a gate. Its notifications are added to `told`. */
async function listen(gate: Awaited<ReturnType<typeof openGate>>, logged: string[] = []) {
  const clock = new ManualClock(NOON);
  const told: unknown[] = [];
  const answers: NotificationAnswer[] = [];
  const listener = new GateListener({
    url: `ws://127.0.0.1:${gate.port}/v3/gate/rpc`,
    token: 'se cret&token',
    clock,
    log: pino({ level: 'debug' }, { write: (line) => void logged.push(line) }),
    answerProbe: () => ({ status: 'success' }),
    async apply(notification: OrderNotification) {
      told.push(notification);
      return answers.shift() ?? { status: 'success' };
    },
  });
  onTestFinished(() => listener.stop());
  listener.start();
  await waitFor(() => expect(gate.sockets).toHaveLength(1));
  return { listener, clock, told, answers };
}

describe('a listener at the gate', () => {
  it('connects with its token, takes notifications and answers them', async () => {
    const gate = await openGate();
    const { told, answers } = await listen(gate);
    expect(gate.paths).toEqual(['/v3/gate/rpc?token=se%20cret%26token']);
    answers.push({ status: 'error', code: 'order_wrong_amount', message: 'No.' });
    gate.tell({ jsonrpc: '2.0', id: 7, method: 'onOrderStatusChange', params: [ORDER] });
    await waitFor(() => expect(gate.said).toHaveLength(1));
    expect(told).toEqual([ORDER]);
    expect(gate.said).toEqual([
      { jsonrpc: '2.0', id: 7, result: { status: 'error', code: 'order_wrong_amount', message: 'No.' } },
    ]);
  });

  it('says how it does', async () => {
    const gate = await openGate();
    await listen(gate);
    gate.tell({ jsonrpc: '2.0', id: 1, method: 'onOrderStatusChange', params: [ORDER] });
    await waitFor(() => expect(gate.said).toHaveLength(1));
    gate.tell({ jsonrpc: '2.0', id: 'a', method: 'getStatus', params: { logQuantity: 1 } });
    await waitFor(() => expect(gate.said).toHaveLength(2));
    expect(gate.said[1]).toMatchObject({
      id: 'a',
      result: { type: 'merchant-server', log: [{ event: 'CF-1: success' }] },
    });
  });

  it.each([
    ['no JSON', '{', -32700, null],
    ['no call', { jsonrpc: '2.0', method: 7, id: 1 }, -32600, null],
    ['an unknown method', { jsonrpc: '2.0', id: 1, method: 'drop' }, -32601, 1],
    [
      'an order without sum',
      { jsonrpc: '2.0', id: 1, method: 'onOrderStatusChange', params: [{ id: 'x' }] },
      -32602,
      1,
    ],
    ['no order', { jsonrpc: '2.0', id: 1, method: 'onOrderStatusChange' }, -32602, 1],
    ['a status of nothing', { jsonrpc: '2.0', id: 1, method: 'getStatus', params: { logQuantity: -1 } }, -32602, 1],
  ])('answers %s with the error of JSON-RPC and goes on', async (_, message, code, id) => {
    const gate = await openGate();
    const { told } = await listen(gate);
    gate.tell(message);
    await waitFor(() => expect(gate.said).toMatchObject([{ id, error: { code } }]));
    expect(told).toEqual([]);
    gate.tell({ jsonrpc: '2.0', id: 2, method: 'onOrderStatusChange', params: [ORDER] });
    await waitFor(() => expect(gate.said).toHaveLength(2));
  });

  it('answers neither notifications of JSON-RPC nor the complaints of the gate', async () => {
    const gate = await openGate();
    const { told } = await listen(gate);
    gate.tell({ jsonrpc: '2.0', method: 'onOrderStatusChange', params: [ORDER] });
    gate.tell({ jsonrpc: '2.0', id: null, error: { code: -32601, message: 'No.' } });
    await waitFor(() => expect(told).toHaveLength(1));
    gate.tell({ jsonrpc: '2.0', id: 3, method: 'getStatus', params: {} });
    await waitFor(() => expect(gate.said).toMatchObject([{ id: 3 }]));
  });

  it('comes back when the gate goes away, and never writes its token into the log', async () => {
    const gate = await openGate();
    const logged: string[] = [];
    const { clock, listener } = await listen(gate, logged);
    await gate.close();
    await waitFor(() => expect(listener.connected).toBe(false));
    for (let attempts = 0; attempts < 3; attempts += 1) {
      await clock.advance(60_000);
      const failures = () => logged.filter((line) => line.includes('ECONNREFUSED')).length;
      await waitFor(() => expect(failures()).toBeGreaterThan(attempts));
    }
    const again = await openGate(gate.port);
    await waitFor(async () => {
      await clock.advance(60_000);
      expect(again.sockets.length).toBeGreaterThan(0);
    });
    expect(logged.join('')).not.toMatch(/cret/);
  });

  it('notices a gate that vanished without a word', async () => {
    const gate = await openGate();
    const { clock } = await listen(gate);
    const [socket] = gate.sockets;
    // The other end is there and silent, as after a cable was pulled.
    socket?.pause();
    await clock.advance(30_000);
    await clock.advance(30_000);
    await waitFor(async () => {
      await clock.advance(60_000);
      expect(gate.sockets.length).toBe(2);
    });
  });

  it('answers what it has taken before it goes', async () => {
    const gate = await openGate();
    let finish: (answer: NotificationAnswer) => void = () => undefined;
    const listener = new GateListener({
      url: `ws://127.0.0.1:${gate.port}/`,
      token: 't',
      clock: new ManualClock(NOON),
      log: pino({ level: 'silent' }),
      answerProbe: () => ({ status: 'success' }),
      apply: () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    });
    listener.start();
    await waitFor(() => expect(gate.sockets).toHaveLength(1));
    gate.tell({ jsonrpc: '2.0', id: 7, method: 'onOrderStatusChange', params: [ORDER] });
    await waitFor(() => expect(finish.length).toBe(1));
    const stopped = listener.stop();
    finish({ status: 'success' });
    await stopped;
    await waitFor(() => expect(gate.said).toEqual([{ jsonrpc: '2.0', id: 7, result: { status: 'success' } }]));
  });
});
