import type { ForecourtState, Release, SimulatedPump } from './state.js';

/** What an ended order was is kept so long, in milliseconds: a merchant server asks for no older one. */
const KEEP_MS = 31 * 24 * 60 * 60_000;

const keyOf = (stationId: string, number: number) => `${stationId}/${number}`;

/** All orders and pumps that the simulated forecourt knows. */
export class ForecourtMemory {
  readonly #orders: Map<string, Release>;
  readonly #pumps: Map<string, SimulatedPump>;
  readonly #takenBack: Map<string, number>;

  /**
   * @param kept what the file held; nothing at the first start.
   * @param now epoch milliseconds: what is too old is forgotten.
   */
  constructor(kept: ForecourtState | undefined, now: number) {
    const { orders = {}, pumps = {}, takenBack = {} } = kept ?? {};
    const isNew = (at: number) => at >= now - KEEP_MS;
    this.#orders = new Map(
      Object.entries(orders).filter(([, { state, changedAt }]) => state !== 'done' || isNew(changedAt)),
    );
    this.#pumps = new Map(Object.entries(pumps));
    this.#takenBack = new Map(Object.entries(takenBack).filter(([, at]) => isNew(at)));
  }

  /** Everything, for the file. */
  state(): ForecourtState {
    const [orders, pumps, takenBack] = [this.#orders, this.#pumps, this.#takenBack].map((map) =>
      Object.fromEntries<unknown>(map),
    );
    return { version: 1, orders, pumps, takenBack } as ForecourtState;
  }

  order(orderId: string): Release | undefined {
    return this.#orders.get(orderId);
  }

  /** Puts an order at the end of its pump's queue. */
  add(release: Release): void {
    const pump = this.pump(release.stationId, release.pump);
    this.#orders.set(release.orderId, release);
    pump.orders.push(release.orderId);
    this.keep(pump);
  }

  /** Whether an order that never came was taken back. */
  wasTakenBack(orderId: string): boolean {
    return this.#takenBack.has(orderId);
  }

  /** Keeps an order that never came from ever coming. */
  revoke(orderId: string, now: number): void {
    if (!this.#takenBack.has(orderId)) this.#takenBack.set(orderId, now);
  }

  /** A pump as it is; one that nothing has happened to is free. Changes of it count once it is kept. */
  pump(stationId: string, number: number): SimulatedPump {
    const kept = this.#pumps.get(keyOf(stationId, number));
    return kept ?? { stationId, number, broken: false, fault: 'none', car: false, orders: [] };
  }

  /** Keeps a pump that has something to remember. */
  keep(pump: SimulatedPump): void {
    const { stationId, number, broken, fault, car, orders } = pump;
    const key = keyOf(stationId, number);
    if (broken || car || fault !== 'none' || orders.length > 0) this.#pumps.set(key, pump);
    else this.#pumps.delete(key);
  }

  /** The orders of a pump that have not ended; the first is the one at it. */
  ordersAt({ orders }: SimulatedPump): Release[] {
    return orders.flatMap((orderId) => this.#orders.get(orderId) ?? []);
  }

  /** All orders that have not ended. */
  underWay(): Release[] {
    return [...this.#pumps.values()].flatMap((pump) => this.ordersAt(pump));
  }
}
