import type { ForecourtOrder, ForecourtPump, PumpAction } from '../../shared/forecourt.js';

/** Display state of a pump: that of its order, or its own. */
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

const isFull = ({ dispensed, tankRoom }: ForecourtOrder) => tankRoom !== null && dispensed >= tankRoom;

/** The display state of a pump. */
export function faceOf({ broken, car, orders: [order] }: ForecourtPump): PumpFace {
  if (broken) return 'broken';
  if (car) return 'car';
  if (!order) return 'free';
  if (order.state !== 'dispensing' || order.flowing) return order.state;
  return isFull(order) ? 'tankFull' : 'paused';
}

/** Possible actions of the driver, the usual one first. */
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

/** Other possible actions. */
export function otherActions({ broken, car, orders }: ForecourtPump): PumpAction[] {
  const traffic: PumpAction[] = car ? ['car_leaves'] : orders.length === 0 && !broken ? ['car_comes'] : [];
  return [broken ? 'mend' : 'break', ...traffic];
}
