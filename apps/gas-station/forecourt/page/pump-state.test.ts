import { expect, it } from 'vitest';
import type { ForecourtOrder, ForecourtPump } from '../../shared/forecourt.js';
import { driverActions, faceOf, otherActions } from './pump-state.js';

const ORDER: ForecourtOrder = {
  orderId: 'o1',
  fuel: 'ai95',
  fullTank: true,
  state: 'released',
  litres: 50_000,
  dispensed: 0,
  tankRoom: 30_000,
  flowing: false,
  expiresAt: 1,
};

function pump(order: Partial<ForecourtOrder> | null, changes: Partial<ForecourtPump> = {}): ForecourtPump {
  const orders = order ? [{ ...ORDER, ...order }] : [];
  return { number: 1, fuels: ['ai95'], broken: false, fault: 'none', car: false, orders, address: '', ...changes };
}

it.each([
  [pump(null), 'free', [], ['break', 'car_comes']],
  [pump(null, { broken: true }), 'broken', [], ['mend']],
  [pump({ state: 'queued' }, { car: true }), 'car', [], ['break', 'car_leaves']],
  [pump({}), 'released', ['lift'], ['break']],
  [pump({ state: 'lifted' }), 'lifted', ['squeeze', 'hang_up'], ['break']],
  [pump({ state: 'dispensing', flowing: true }), 'dispensing', ['let_go', 'hang_up'], ['break']],
  [pump({ state: 'dispensing', dispensed: 5 }), 'paused', ['squeeze', 'hang_up'], ['break']],
  [pump({ state: 'dispensing', dispensed: 30_000 }), 'tankFull', ['hang_up'], ['break']],
] as const)('pump %# shows %s and can do %j and %j', (shown, face, driver, others) => {
  expect([faceOf(shown), driverActions(shown), otherActions(shown)]).toEqual([face, driver, others]);
});
