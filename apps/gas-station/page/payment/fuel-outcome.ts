import { type OrderOutcome, type OutcomeFields, type OutcomeOptions, orderOutcome } from '@invoicebox/mini-app-kit';
import type { FuellingState } from '../../shared/fuelling.js';
import type { FuelOrder } from './order-money.js';

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

/** Final outcomes: only a refund may still change. */
export const FINAL_OUTCOMES: ReadonlySet<FuelOutcome> = new Set([
  'done',
  'partial',
  'full_tank_done',
  'not_released',
  'canceled',
  'refunded',
  'expired',
  'rejected',
]);

type FuelOutcomeFields = OutcomeFields & Pick<FuelOrder, 'fulfilment' | 'failure'>;

const AT_PUMP: Readonly<Record<FuellingState, FuelOutcome>> = {
  queued: 'pump_queued',
  released: 'released',
  lifted: 'lifted',
  dispensing: 'dispensing',
  done: 'finishing',
};

/**
 * The outcome of an order of fuel.
 *
 * @param order null until it is loaded.
 */
export function fuelOutcome(order: FuelOutcomeFields | null, options: OutcomeOptions): FuelOutcome {
  const outcome = orderOutcome(order, options);
  switch (outcome) {
    case 'paid':
      return 'releasing';
    case 'in_progress':
      return order?.fulfilment ? AT_PUMP[order.fulfilment.state] : 'releasing';
    case 'fulfilled':
    case 'partial':
      // A full tank takes less than was held; it is partial only where the pump failed.
      if (order?.payment === 'guaranteed') return order.failure === undefined ? 'full_tank_done' : 'partial';
      return outcome === 'partial' ? 'partial' : 'done';
    case 'unavailable':
      return 'not_released';
    default:
      return outcome;
  }
}
