import type { OrderOutcome } from '@invoicebox/mini-app-kit';
import type { FuellingState } from '../../shared/fuelling.js';
import type { FuelOrder } from './fuel-order.js';

/** The outcome of an order of fuel: where the service is being given or has ended, by what happens at the pump. */
export type FuelOutcome =
  | Exclude<OrderOutcome, 'paid' | 'in_progress' | 'fulfilled' | 'unavailable'>
  | 'releasing'
  | 'pump_queued'
  | 'released'
  | 'lifted'
  | 'dispensing'
  | 'finishing'
  | 'done'
  | 'full_tank_done'
  | 'not_released';

const AT_PUMP: Readonly<Record<FuellingState, FuelOutcome>> = {
  queued: 'pump_queued',
  released: 'released',
  lifted: 'lifted',
  dispensing: 'dispensing',
  done: 'finishing',
};

/** The outcome of an order of fuel. */
export function fuelOutcome(
  { fulfilment, payment, failure }: Pick<FuelOrder, 'fulfilment' | 'payment' | 'failure'>,
  outcome: OrderOutcome,
): FuelOutcome {
  switch (outcome) {
    case 'paid':
      return 'releasing';
    case 'in_progress':
      return fulfilment ? AT_PUMP[fulfilment.state] : 'releasing';
    case 'fulfilled':
    case 'partial':
      // A full tank takes less than was held; it is partial only where the pump failed.
      if (payment === 'guaranteed') return failure === undefined ? 'full_tank_done' : 'partial';
      return outcome === 'partial' ? 'partial' : 'done';
    case 'unavailable':
      return 'not_released';
    default:
      return outcome;
  }
}
