import type { FulfilmentState, OrderState } from '../api-types/index.js';

/**
 * What moves an order's payment: `made` and `refused` by Invoicebox or the mini-app; `held`, `paid`, `canceled`,
 * `expired` by news; `paid_late` money for an order that was over, found at Invoicebox itself; `withdrawn` canceled
 * before anything was sent.
 */
export type OrderEvent = 'made' | 'refused' | 'held' | 'paid' | 'canceled' | 'expired' | 'paid_late' | 'withdrawn';

/** What moves an order's service. `stop` ends what has not begun. */
export type FulfilmentEvent = 'due' | 'begin' | 'give_all' | 'give_part' | 'give_nothing' | 'stop';

/** States by event: what is not in the table does not happen. */
type Transitions<State extends string, Event extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, State>>>>
>;

/** Every change of an order's payment; the first diagram of docs/merchant-server.md, States of an order. */
export const ORDER_TRANSITIONS: Transitions<OrderState, OrderEvent> = {
  created: {
    made: 'awaiting_payment',
    refused: 'rejected',
    withdrawn: 'canceled',
    held: 'hold',
    paid: 'paid',
    canceled: 'canceled',
    expired: 'expired',
  },
  awaiting_payment: { held: 'hold', paid: 'paid', canceled: 'canceled', expired: 'expired' },
  hold: { paid: 'paid', canceled: 'canceled', expired: 'expired' },
  paid: {},
  canceled: { paid_late: 'paid' },
  expired: { paid_late: 'paid' },
  rejected: { paid_late: 'paid' },
};

/** Every change of an order's service; the second diagram of docs/merchant-server.md, States of an order. */
export const FULFILMENT_TRANSITIONS: Transitions<FulfilmentState, FulfilmentEvent> = {
  none: { due: 'pending', stop: 'stopped' },
  pending: {
    begin: 'in_progress',
    give_all: 'fulfilled',
    give_part: 'partial',
    give_nothing: 'unavailable',
    stop: 'stopped',
  },
  in_progress: { give_all: 'fulfilled', give_part: 'partial', give_nothing: 'unavailable', stop: 'stopped' },
  fulfilled: {},
  partial: {},
  unavailable: {},
  stopped: {},
};

/** The state that an event leads to, or undefined where it changes nothing. */
export function nextOrderState(from: OrderState, event: OrderEvent): OrderState | undefined {
  return ORDER_TRANSITIONS[from][event];
}

/** The state of the service that an event leads to, or undefined where it changes nothing. */
export function nextFulfilmentState(from: FulfilmentState, event: FulfilmentEvent): FulfilmentState | undefined {
  return FULFILMENT_TRANSITIONS[from][event];
}

/** Payment states in which nobody expects money any more. */
export const CLOSED_UNPAID: ReadonlySet<OrderState> = new Set(['canceled', 'expired', 'rejected']);

/** States of the service in which it is due and has not ended. */
export const FULFILMENT_OPEN: ReadonlySet<FulfilmentState> = new Set(['pending', 'in_progress']);

/** States of the service in which the buyer has got something. */
export const GIVEN: ReadonlySet<FulfilmentState> = new Set(['fulfilled', 'partial']);

/** States of the service in which the buyer gets nothing, for ever: all money goes back. */
export const NOTHING_GIVEN: ReadonlySet<FulfilmentState> = new Set(['unavailable', 'stopped']);
