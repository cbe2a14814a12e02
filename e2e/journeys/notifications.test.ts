import { SIGNATURE_HEADER, signBody } from '@invoicebox/invoicebox-api';
import type { OrderResponse } from '@invoicebox/invoicebox-api/contract';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { forecourt } from '../support/forecourt.js';
import { orderFuel, readFuelOrder } from '../support/fuel-order.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';

useStack(['host-simulator', 'gas-station']);

const SIGNING_KEY = 'demo-signing-key';

beforeEach(simulator.reset);

/** Sends a notification as a program would that is not the simulator. */
async function send(order: OrderResponse, changes: Partial<OrderResponse>, signature?: string): Promise<unknown> {
  const body = JSON.stringify({ ...order, status: 'completed', ...changes });
  const response = await fetch(order.notificationUrl ?? '', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [SIGNATURE_HEADER]: signature ?? signBody(body, SIGNING_KEY) },
    body,
  });
  expect(response.status).toBe(200);
  return response.json();
}

async function placedOrder() {
  const view = await orderFuel();
  return { view, order: await simulator.orderWithNumber(view.number) };
}

describe('a notification to the running gas station', () => {
  it.each<[string, Partial<OrderResponse>, string | undefined]>([
    ['signature_error', {}, 'f'.repeat(40)],
    ['order_wrong_amount', { amount: 1 }, undefined],
    ['order_not_found', { merchantOrderId: 'GS-UNKNOWN' }, undefined],
    ['order_not_found', { merchantId: 'another' }, undefined],
  ])('is answered with %s and changes nothing', async (code, changes, signature) => {
    const { view, order } = await placedOrder();
    expect(await send(order, changes, signature)).toMatchObject({ status: 'error', code });
    expect(await readFuelOrder(view.id)).toEqual(view);
  });

  it('that comes twice is a success twice and counts once', async () => {
    await forecourt.play(false);
    onTestFinished(async () => void (await forecourt.reset()));
    const { view, order } = await placedOrder();
    expect(await send(order, {})).toEqual({ status: 'success' });
    const paid = await readFuelOrder(view.id);
    expect(paid).toMatchObject({ state: 'paid', fulfilmentState: 'in_progress', fulfilment: { state: 'released' } });
    expect(await send(order, {})).toEqual({ status: 'success' });
    expect(await readFuelOrder(view.id)).toEqual(paid);
  });

  it('is sent by the simulator for every change, signed, and answered', async () => {
    const { order } = await placedOrder();
    await simulator.pay(order.id);
    const sent = { status: 'completed', state: 'delivered', url: order.notificationUrl };
    await expect.poll(simulator.notifications).toMatchObject([sent]);
    const [notification] = await simulator.notifications();
    expect(notification?.signature).toBe(signBody(notification?.body ?? '', SIGNING_KEY));
  });

  it('of a guaranteed payment holds the order and releases nothing', async () => {
    const { view, order } = await placedOrder();
    expect(await send(order, { status: 'hold' })).toEqual({ status: 'success' });
    expect(await readFuelOrder(view.id)).toMatchObject({ state: 'hold', fulfilmentState: view.fulfilmentState });
  });
});
