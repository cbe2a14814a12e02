import type { FuelKind } from './fuel.js';
import type { FuellingState } from './fuelling.js';

/**
 * Faults of a simulated pump. These happen once:
 *
 * - `breaks_on_release`: the pump fails when it is authorized, after the payment;
 * - `breaks_while_dispensing`: the pump fails at half of the order;
 * - `hangs_up_early`: an automatic driver hangs up at half of the order.
 *
 * These last until they are cleared:
 *
 * - `never_lifted`: an automatic driver does not lift the nozzle;
 * - `slow`: the pump answers after 3 s;
 * - `offline`: the pump does not answer.
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

/** Manual actions at a pump. `car_comes` and `car_leaves` are about a car without an order. */
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

/** Settings of the simulated forecourt. */
export interface ForecourtSettings {
  /** Drivers lift, squeeze and hang up by themselves. */
  auto: boolean;
  /** Flow rate of every pump, in units of its fuel; a real one gives about 40. */
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
  /** The most that the pump gives, and what it has dispensed; thousandths of the fuel's unit. */
  litres: number;
  dispensed: number;
  /** Room in the tank at the start, thousandths of the fuel's unit; null for unlimited. */
  tankRoom: number | null;
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
  /** A car without an order is at the pump. */
  car: boolean;
  /** Open orders; the first is at the pump unless it is `queued`. */
  orders: ForecourtOrder[];
  /** The URL in the QR code on the pump. */
  address: string;
}

/** A station in the list of the forecourt page. */
export interface ForecourtStationItem {
  id: string;
  title: string;
  /** City and address. */
  place: string;
  /** Number of open orders. */
  orders: number;
}

/** Answer of `GET /forecourt/api/stations`: those with orders first. */
export interface ForecourtStations {
  stations: ForecourtStationItem[];
  settings: ForecourtSettings;
}

/** Answer of `GET /forecourt/api/stations/:id`, and the data of its SSE events. */
export interface ForecourtStation extends ForecourtStationItem {
  pumps: ForecourtPump[];
  settings: ForecourtSettings;
}
