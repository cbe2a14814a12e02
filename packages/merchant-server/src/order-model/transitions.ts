import type { FulfilmentState, OrderState } from '../page-api/index.js';

/**
 * Events of an order's payment: `made` and `refused` by Invoicebox or the mini-app; `held`, `paid`, `canceled` and
 * `expired` by order updates; `paid_late` when Invoicebox has money for a closed order; `withdrawn` when it was canceled
 * before anything was sent.
 */
export type OrderEvent = 'made' | 'refused' | 'held' | 'paid' | 'canceled' | 'expired' | 'paid_late' | 'withdrawn';

/** Events of an order's fulfilment. `stop` ends one of which nothing was given. */
export type FulfilmentEvent = 'due' | 'begin' | 'give_all' | 'give_part' | 'give_nothing' | 'stop';

/** States by event. An event that is not in the table changes nothing. */
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

/** Every change of an order's fulfilment; the second diagram of docs/merchant-server.md, States of an order. */
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

/** The payment state after an event; undefined if it changes nothing. */
export function nextOrderState(from: OrderState, event: OrderEvent): OrderState | undefined {
  return ORDER_TRANSITIONS[from][event];
}

/** The fulfilment state after an event; undefined if it changes nothing. */
export function nextFulfilmentState(from: FulfilmentState, event: FulfilmentEvent): FulfilmentState | undefined {
  return FULFILMENT_TRANSITIONS[from][event];
}

/** Payment states that expect no more money. */
export const CLOSED_UNPAID: ReadonlySet<OrderState> = new Set(['canceled', 'expired', 'rejected']);

/** Fulfilment states that are due and not ended. */
export const FULFILMENT_OPEN: ReadonlySet<FulfilmentState> = new Set(['pending', 'in_progress']);

/** Fulfilment states in which the buyer has got something. */
export const GIVEN: ReadonlySet<FulfilmentState> = new Set(['fulfilled', 'partial']);

/** Final fulfilment states in which the buyer gets nothing: all money is returned. */
export const NOTHING_GIVEN: ReadonlySet<FulfilmentState> = new Set(['unavailable', 'stopped']);
