import { beforeEach, describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.js';
import { confirmOrder, outcome, PHONE, payOrder, placeOrder, stationPage } from '../support/driver.js';
import { forecourt } from '../support/forecourt.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';
import { freshPump } from '../support/stations.js';

useStack(['host-simulator', 'gas-station']);

/** Longer than the gas station's server waits for Invoicebox before it answers its page. */
const SLOW_MS = 10_000;

beforeEach(forecourt.reset);

describe('an order', () => {
  it('whose answer Invoicebox lost is found there, is one, and is fuelled', async () => {
    const before = (await simulator.orders()).length;
    await simulator.fault({ call: 'createOrder', when: 'after', kind: 'drop' });
    const order = await placeOrder(stationPage(await freshPump()));
    expect(await simulator.orders()).toHaveLength(before + 1);
    await payOrder(order);
    await outcome(order.page, 'done');
  });

  it('that Invoicebox takes slowly waits on its own screen, and the payment opens by itself', async () => {
    const page = await openPage(PHONE);
    await page.goto(stationPage(await freshPump()));
    await confirmOrder(page);
    await simulator.fault({ call: 'createOrder', when: 'before', kind: 'delay', delayMs: SLOW_MS });
    await page.getByRole('button', { name: 'Оплатить' }).click();
    await outcome(page, 'waiting');
    await page.waitForURL(/\/pay\//);
  });

  it('whose payment the shipment cannot be told of at once is fuelled all the same', async () => {
    const order = await placeOrder(stationPage(await freshPump()));
    await simulator.fault({ call: 'createShipment', when: 'before', kind: 'status' });
    await payOrder(order);
    await outcome(order.page, 'done');
  });
});

describe('a pump', () => {
  it('that answers slowly is waited for', async () => {
    const pump = await freshPump();
    await forecourt.play(false);
    await forecourt.fault(pump.station, pump.pump, 'slow');
    const { page, invoice } = await placeOrder(stationPage(pump));
    await page.goto(invoice.successUrl ?? '');
    await outcome(page, 'waiting');
    // Answered when the pump has answered.
    const paying = simulator.pay(invoice.id);
    await outcome(page, 'releasing');
    await outcome(page, 'released');
    await paying;
    await forecourt.fault(pump.station, pump.pump, 'none');
  });
});
