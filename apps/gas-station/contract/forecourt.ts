import type { FuelKind } from './fuel.js';
import type { FuellingState } from './fuelling.js';

/**
 * What can go wrong at a simulated pump with the next order: `breaks_on_release` it fails when it is told to give, after
 * the payment; `breaks_while_dispensing` it fails when half is given; `hangs_up_early` the driver has enough at half;
 * `never_lifted` the driver does not come; `slow` it answers after 3 s; `offline` it does not answer. The first three
 * happen once, the others go on until they are taken away. `hangs_up_early` and `never_lifted` need a driver who plays
 * by himself.
 */
export const PUMP_FAULTS = [
  'none',
  'breaks_on_release',
  'breaks_while_dispensing',
  'hangs_up_early',
  'never_lifted',
  'slow',
  'offline',
] as const;

/** One of {@link PUMP_FAULTS}. */
export type PumpFault = (typeof PUMP_FAULTS)[number];

/** What can be done at a pump by hand. `car_comes` and `car_leaves` are about a car that has no order here. */
export const PUMP_ACTIONS = [
  'lift',
  'squeeze',
  'let_go',
  'hang_up',
  'break',
  'mend',
  'car_comes',
  'car_leaves',
] as const;

/** One of {@link PUMP_ACTIONS}. */
export type PumpAction = (typeof PUMP_ACTIONS)[number];

/** How the whole simulated forecourt plays. */
export interface ForecourtSettings {
  /** Drivers lift, squeeze and hang up by themselves. */
  auto: boolean;
  /** Litres a minute of every pump; a real one gives about 40. */
  litresPerMinute: number;
}

/** Bounds of {@link ForecourtSettings.litresPerMinute}. */
export const [MIN_LITRES_PER_MINUTE, MAX_LITRES_PER_MINUTE] = [1, 100_000];

/** An order at a simulated pump. */
export interface ForecourtOrder {
  orderId: string;
  fuel: FuelKind;
  fullTank: boolean;
  state: FuellingState;
  /** Thousandths of a litre: the most, and what has flowed. */
  litres: number;
  dispensed: number;
  /** What still fits into the tank before anything flowed, thousandths of a litre; null for no end. */
  tankRoom: number | null;
  /** Whether fuel runs at this moment. */
  flowing: boolean;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** A simulated pump. */
export interface ForecourtPump {
  number: number;
  fuels: readonly FuelKind[];
  broken: boolean;
  fault: PumpFault;
  /** A car without an order stands here. */
  car: boolean;
  /** The first is being served unless it is `queued`. */
  orders: ForecourtOrder[];
  /** What the QR code on the pump says. */
  address: string;
}

/** A station in the list of the simulated forecourt. */
export interface ForecourtStationItem {
  id: string;
  title: string;
  city: string;
  address: string;
  /** Orders under way. */
  orders: number;
}

/** Answer of `GET /forecourt/api/stations`: those with orders first. */
export interface ForecourtStations {
  stations: ForecourtStationItem[];
  settings: ForecourtSettings;
}

/** Answer of `GET /forecourt/api/stations/:id`, and the data of its events. */
export interface ForecourtStation extends ForecourtStationItem {
  pumps: ForecourtPump[];
  settings: ForecourtSettings;
}
