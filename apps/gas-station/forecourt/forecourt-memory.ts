import type { ForecourtState, PumpOrder, SimulatedPump } from './state.js';

/** Ended orders are forgotten after this: merchant servers do not ask for older ones. */
const RETENTION_MS = 31 * 24 * 60 * 60_000;

const keyOf = (stationId: string, number: number) => `${stationId}/${number}`;

/** Orders and pumps of the simulated forecourt, in memory. */
export class ForecourtMemory {
  readonly #orders: Map<string, PumpOrder>;
  readonly #pumps: Map<string, SimulatedPump>;
  readonly #revoked: Map<string, number>;

  /**
   * @param stored content of the state file; undefined at the first start.
   * @param now epoch milliseconds.
   */
  constructor(stored: ForecourtState | undefined, now: number) {
    const { orders = {}, pumps = {}, takenBack = {} } = stored ?? {};
    const isRecent = (at: number) => at >= now - RETENTION_MS;
    this.#orders = new Map(
      Object.entries(orders).filter(([, { state, changedAt }]) => state !== 'done' || isRecent(changedAt)),
    );
    this.#pumps = new Map(Object.entries(pumps));
    this.#revoked = new Map(Object.entries(takenBack).filter(([, at]) => isRecent(at)));
  }

  /** The content of the state file. */
  state(): ForecourtState {
    const [orders, pumps, takenBack] = [this.#orders, this.#pumps, this.#revoked].map((map) =>
      Object.fromEntries<unknown>(map),
    );
    return { version: 1, orders, pumps, takenBack } as ForecourtState;
  }

  order(orderId: string): PumpOrder | undefined {
    return this.#orders.get(orderId);
  }

  /** Adds an order to the end of its pump's queue. */
  add(order: PumpOrder): void {
    const pump = this.pump(order.stationId, order.pump);
    this.#orders.set(order.orderId, order);
    pump.orders.push(order.orderId);
    this.save(pump);
  }

  /** Whether an order was revoked before it was authorized. */
  wasRevoked(orderId: string): boolean {
    return this.#revoked.has(orderId);
  }

  /** Prevents an unknown order from being authorized later. */
  revoke(orderId: string, now: number): void {
    if (!this.#revoked.has(orderId)) this.#revoked.set(orderId, now);
  }

  /** The state of a pump. Call `save` after changing it. */
  pump(stationId: string, number: number): SimulatedPump {
    const stored = this.#pumps.get(keyOf(stationId, number));
    return stored ?? { stationId, number, broken: false, fault: 'none', car: false, orders: [] };
  }

  /** Saves a pump; a free, working one takes no space. */
  save(pump: SimulatedPump): void {
    const { stationId, number, broken, fault, car, orders } = pump;
    const key = keyOf(stationId, number);
    if (broken || car || fault !== 'none' || orders.length > 0) this.#pumps.set(key, pump);
    else this.#pumps.delete(key);
  }

  /** The open orders of a pump; the first is at the pump, the others are queued. */
  ordersAt({ orders }: SimulatedPump): PumpOrder[] {
    return orders.flatMap((orderId) => this.#orders.get(orderId) ?? []);
  }

  /** All open orders. */
  openOrders(): PumpOrder[] {
    return [...this.#pumps.values()].flatMap((pump) => this.ordersAt(pump));
  }
}
