import type { ForecourtOrder, ForecourtPump, PumpAction } from '../../contract/forecourt.js';

/** What a pump shows: the state of the order at it, or of itself. */
export type PumpFace =
  | 'free'
  | 'car'
  | 'broken'
  | 'queued'
  | 'released'
  | 'lifted'
  | 'dispensing'
  | 'paused'
  | 'tankFull'
  | 'done';

/** Whether nothing more fits into the tank. */
const isFull = ({ dispensed, tankRoom }: ForecourtOrder) => tankRoom !== null && dispensed >= tankRoom;

/** What a pump shows now. */
export function faceOf({ broken, car, orders: [order] }: ForecourtPump): PumpFace {
  if (broken) return 'broken';
  if (car) return 'car';
  if (!order) return 'free';
  if (order.state !== 'dispensing' || order.flowing) return order.state;
  return isFull(order) ? 'tankFull' : 'paused';
}

/** What the driver at a pump can do, the usual next step first. */
export function driverActions(pump: ForecourtPump): PumpAction[] {
  switch (faceOf(pump)) {
    case 'released':
      return ['lift'];
    case 'lifted':
    case 'paused':
      return ['squeeze', 'hang_up'];
    case 'dispensing':
      return ['let_go', 'hang_up'];
    case 'tankFull':
      return ['hang_up'];
    default:
      return [];
  }
}

/** What can happen to a pump from outside. */
export function otherActions({ broken, car, orders }: ForecourtPump): PumpAction[] {
  const traffic: PumpAction[] = car ? ['car_leaves'] : orders.length === 0 && !broken ? ['car_comes'] : [];
  return [broken ? 'mend' : 'break', ...traffic];
}
