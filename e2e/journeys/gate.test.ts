import { describe, expect, it } from 'vitest';
import { orderFuel, readFuelOrder } from '../support/fuel-order.js';
import { simulator } from '../support/simulator.js';
import { stack, useStack } from '../support/stack.js';

// Without an address that Invoicebox could call.
useStack(['host-simulator', 'gas-station'], { NOTIFICATIONS: 'gate', INVOICEBOX_GATE_URL: stack.gate });

describe('a gas station without a public address', () => {
  it('hears of the payment through the gate and releases the pump', async () => {
    const { id, number } = await orderFuel();
    const order = await simulator.orderWithNumber(number);
    expect(order.notificationUrl).toBeUndefined();
    await simulator.pay(order.id);
    await expect.poll(() => readFuelOrder(id)).toMatchObject({ state: 'paid', fulfilmentState: 'fulfilled' });
    const [notification] = await simulator.notifications();
    expect(notification).toMatchObject({ status: 'completed', state: 'delivered' });
  });
});
