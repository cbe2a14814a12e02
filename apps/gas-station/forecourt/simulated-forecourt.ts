import type { Clock } from '@invoicebox/invoicebox-api';
import { SeededRandom } from '../data/demo/random.js';
import {
  type AuthorizationRequest,
  type PumpController,
  type PumpTransaction,
  PumpUnavailableError,
  type TransactionListener,
} from '../pumps/pump-controller.js';
import type { ForecourtSettings, PumpAction, PumpFault } from '../shared/forecourt.js';
import type { PumpStates } from '../shared/pumps.js';
import type { Station } from '../stations/station.js';
import {
  applyEvent,
  type DueEvent,
  dispensedAt,
  expiryFrom,
  limitOf,
  nextDue,
  setFlow,
  transactionOf,
} from './flow.js';
import { ForecourtError } from './forecourt-error.js';
import { ForecourtMemory } from './forecourt-memory.js';
import type { PumpEvent } from './machine.js';
import type { PumpOrder, SimulatedPump } from './state.js';
import type { StateFile } from './state-file.js';

export interface ForecourtDeps {
  stations: { byId(id: string): Pick<Station, 'pumps'> | undefined };
  clock: Clock;
  /** Null keeps the state in memory only. */
  file: StateFile | null;
  /** Initial settings; later changes are not stored. */
  settings: ForecourtSettings;
  /** Logs a state that could not be written in the background. */
  warn: (text: string) => void;
}

/** Between two reports of flowing fuel. */
const REPORT_INTERVAL_MS = 1_000;
const SLOW_ANSWER_MS = 3_000;
/** The least room in a tank that is filled up, thousandths of a litre. */
const MIN_TANK_ROOM = 20_000;

/** 32-bit FNV-1a hash. */
function fnv1a(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93);
  return hash >>> 0;
}

/**
 * A pump controller that simulates pumps, nozzles and drivers (docs/gas-station.md, The forecourt). Events follow from the
 * injected clock. The state is written to the file before a call is answered. Only one process may use the file.
 */
export class SimulatedForecourt implements PumpController {
  readonly #deps: ForecourtDeps;
  readonly #memory: ForecourtMemory;
  #settings: ForecourtSettings;
  readonly #listeners = new Set<TransactionListener>();
  readonly #watchers = new Set<(stationId: string) => void>();
  readonly #changed = new Set<PumpOrder>();
  #cancelWake: () => void = () => undefined;

  /** @throws StateFileError if the file is invalid. */
  constructor(deps: ForecourtDeps) {
    this.#deps = deps;
    this.#settings = deps.settings;
    this.#memory = new ForecourtMemory(deps.file?.read(), deps.clock.now());
    this.#wake();
  }

  async authorize(request: AuthorizationRequest): Promise<PumpTransaction> {
    const { orderId, stationId, pump: number } = request;
    await this.#awaitPump(this.#memory.pump(stationId, number));
    return this.#commit((now) => {
      const order = this.#memory.order(orderId) ?? this.#createOrder(request, now);
      return transactionOf(order, now, this.#settings);
    });
  }

  async revoke(orderId: string): Promise<'released' | 'too_late'> {
    const known = this.#memory.order(orderId);
    if (known) await this.#awaitPump(this.#memory.pump(known.stationId, known.pump));
    return this.#commit((now) => {
      const order = this.#memory.order(orderId);
      if (!order) {
        this.#memory.revoke(orderId, now);
        return 'released';
      }
      this.#apply(order, 'revoke', now);
      return order.state === 'done' && order.before === 0 ? 'released' : 'too_late';
    });
  }

  async transaction(orderId: string): Promise<PumpTransaction | undefined> {
    const order = this.#memory.order(orderId);
    if (!order) return undefined;
    await this.#awaitPump(this.#memory.pump(order.stationId, order.pump));
    return this.#commit((now) => transactionOf(order, now, this.#settings));
  }

  async states(stationId: string): Promise<PumpStates['pumps']> {
    const pumps = this.pumpsOf(stationId);
    await Promise.all(pumps.map(({ pump }) => this.#awaitPump(pump)));
    return pumps.map(({ number, outOfOrder, pump }) => {
      if (outOfOrder || pump.broken) return { number, state: 'out_of_order' };
      return { number, state: pump.car || pump.orders.length > 0 ? 'busy' : 'free' };
    });
  }

  listen(listener: TransactionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back with the id of a station whenever its pumps or the settings change. Returns a function that stops it. */
  watch(watcher: (stationId: string) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  get settings(): ForecourtSettings {
    return this.#settings;
  }

  /** Changes the settings of all pumps; fuel dispensed so far stays. */
  async setSettings(settings: ForecourtSettings): Promise<void> {
    await this.#commit((now) => {
      for (const order of this.#memory.openOrders()) this.#recordFlow(order, now);
      this.#settings = settings;
    });
  }

  /** The number of open orders by station id. */
  ordersByStation(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { stationId } of this.#memory.openOrders()) counts.set(stationId, (counts.get(stationId) ?? 0) + 1);
    return counts;
  }

  /**
   * The pumps of a station with their simulated state.
   *
   * @throws ForecourtError `not_found` if there is no such station.
   */
  pumpsOf(stationId: string) {
    const station = this.#deps.stations.byId(stationId);
    if (!station) throw new ForecourtError('not_found', 'There is no such station.');
    return station.pumps.map(({ number, fuels, outOfOrder }) => {
      const pump = this.#memory.pump(stationId, number);
      return { number, fuels, outOfOrder, pump, orders: this.#memory.ordersAt(pump) };
    });
  }

  /** Fuel dispensed for an order by now, thousandths of a litre. */
  dispensed(order: PumpOrder): number {
    return dispensedAt(order, this.#deps.clock.now(), this.#settings);
  }

  /**
   * Performs a manual action at a pump.
   *
   * @throws ForecourtError `not_found`; `wrong_state` if the pump's state does not allow it.
   */
  async act(stationId: string, number: number, action: PumpAction): Promise<void> {
    await this.#commit((now) => {
      const pump = this.#knownPump(stationId, number);
      const [order] = this.#memory.ordersAt(pump);
      if (!this.#performAction(pump, order, action, now)) {
        const state = order?.state ?? 'no order';
        throw new ForecourtError('wrong_state', `${action} is not possible at pump ${number} now: it has ${state}.`);
      }
      if (order) this.#changed.add(order);
      this.#memory.save(pump);
    });
    this.#notifyWatchers([stationId]);
  }

  /**
   * Sets the fault that a pump will simulate.
   *
   * @throws ForecourtError `not_found`.
   */
  async setFault(stationId: string, number: number, fault: PumpFault): Promise<void> {
    await this.#commit((now) => {
      const pump = this.#knownPump(stationId, number);
      for (const order of this.#memory.ordersAt(pump)) this.#recordFlow(order, now);
      pump.fault = fault;
      this.#memory.save(pump);
    });
    this.#notifyWatchers([stationId]);
  }

  /**
   * Sets the room in the tank of an order's car.
   *
   * @param room thousandths of a litre; null for unlimited.
   * @throws ForecourtError `not_found`; `wrong_state` if the order has ended, or more has been dispensed.
   */
  async setTankRoom(orderId: string, room: number | null): Promise<void> {
    await this.#commit((now) => {
      const order = this.#memory.order(orderId);
      if (!order) throw new ForecourtError('not_found', 'There is no such order at a pump.');
      if (order.state === 'done' || (room !== null && room < dispensedAt(order, now, this.#settings))) {
        throw new ForecourtError('wrong_state', 'The order has ended, or more than that has been dispensed.');
      }
      this.#recordFlow(order, now);
      order.tankRoom = room;
    });
  }

  /** Writes the state. Called at startup, so that an unwritable file is found before anybody pays. */
  async save(): Promise<void> {
    await this.#commit(() => undefined);
  }

  /** Stops the timer. Open orders go on when the forecourt is opened again. */
  stop(): void {
    this.#cancelWake();
    this.#listeners.clear();
    this.#watchers.clear();
  }

  #createOrder(
    { orderId, stationId, pump: number, fuel, litres, fullTank }: AuthorizationRequest,
    now: number,
  ): PumpOrder {
    if (this.#memory.wasRevoked(orderId)) throw new PumpUnavailableError(`The order ${orderId} was revoked.`);
    const known = this.#deps.stations.byId(stationId)?.pumps.find((pump) => pump.number === number);
    const pump = this.#memory.pump(stationId, number);
    if (pump.fault === 'breaks_on_release') {
      pump.fault = 'none';
      this.#break(pump, now);
      this.#memory.save(pump);
    }
    if (!known || known.outOfOrder || pump.broken || !known.fuels.includes(fuel)) {
      throw new PumpUnavailableError(`Pump ${number} of station ${stationId} cannot give ${fuel}.`);
    }
    const state = pump.car || pump.orders.length > 0 ? 'queued' : 'released';
    const room = Math.min(litres, MIN_TANK_ROOM);
    const order: PumpOrder = {
      ...{ orderId, stationId, pump: number, fuel, litres, fullTank, state },
      ...{ releasedAt: now, changedAt: now, expiresAt: expiryFrom(state, now) },
      ...{ before: 0, flowingSince: null },
      tankRoom: fullTank ? new SeededRandom(fnv1a(orderId)).integer(room, litres) : null,
    };
    this.#memory.add(order);
    this.#changed.add(order);
    return order;
  }

  #performAction(pump: SimulatedPump, order: PumpOrder | undefined, action: PumpAction, now: number): boolean {
    switch (action) {
      case 'lift':
      case 'hang_up':
        return order !== undefined && this.#apply(order, action, now);
      case 'squeeze':
        return order !== undefined && this.#squeeze(order, now);
      case 'let_go':
        if (order?.flowingSince == null) return false;
        setFlow(order, false, now, this.#settings);
        return true;
      case 'break':
        this.#break(pump, now);
        return true;
      case 'mend':
        Object.assign(pump, { broken: false, fault: 'none' } satisfies Partial<SimulatedPump>);
        return true;
      case 'car_comes':
        if (pump.car || pump.orders.length > 0) return false;
        pump.car = true;
        return true;
      case 'car_leaves':
        if (!pump.car) return false;
        pump.car = false;
        this.#startNext(pump, now);
        return true;
    }
  }

  /** Records what has been dispensed, before a change of what the flow is computed from. */
  #recordFlow(order: PumpOrder, now: number): void {
    setFlow(order, order.flowingSince !== null, now, this.#settings);
    this.#changed.add(order);
  }

  #squeeze(order: PumpOrder, now: number): boolean {
    if (order.before >= limitOf(order) || order.flowingSince !== null) return false;
    if (order.state !== 'dispensing') return this.#apply(order, 'squeeze', now);
    setFlow(order, true, now, this.#settings);
    return true;
  }

  /** Breaks a pump, which ends all of its orders. */
  #break(pump: SimulatedPump, now: number): void {
    pump.broken = true;
    for (const order of this.#memory.ordersAt(pump)) this.#apply(order, 'fail', now);
  }

  #apply(order: PumpOrder, event: PumpEvent, now: number): boolean {
    if (!applyEvent(order, event, now, this.#settings)) return false;
    this.#changed.add(order);
    if (order.state !== 'done') return true;
    const pump = this.#memory.pump(order.stationId, order.pump);
    pump.orders = pump.orders.filter((orderId) => orderId !== order.orderId);
    this.#startNext(pump, now);
    this.#memory.save(pump);
    return true;
  }

  #startNext(pump: SimulatedPump, now: number): void {
    const [next] = this.#memory.ordersAt(pump);
    if (next && !pump.car && !pump.broken) this.#apply(next, 'pump_free', now);
  }

  /** Applies all due events in order, each at its own time. */
  #applyDueEvents(now: number): void {
    for (;;) {
      const next = this.#nextDue();
      if (!next || next.due.at > now) return;
      this.#applyDueEvent(next.order, next.due);
    }
  }

  #applyDueEvent(order: PumpOrder, { at, event }: DueEvent): void {
    const pump = this.#memory.pump(order.stationId, order.pump);
    this.#changed.add(order);
    if (event === 'resume_flow') this.#squeeze(order, at);
    else if (event === 'stop_flow') setFlow(order, false, at, this.#settings);
    else if (event === 'fail') {
      pump.fault = 'none';
      this.#break(pump, at);
    } else {
      if (event === 'hang_up' && pump.fault === 'hangs_up_early') pump.fault = 'none';
      this.#apply(order, event, at);
    }
    this.#memory.save(pump);
  }

  #nextDue(): { order: PumpOrder; due: DueEvent } | undefined {
    let first: { order: PumpOrder; due: DueEvent } | undefined;
    for (const order of this.#memory.openOrders()) {
      const due = nextDue(order, this.#memory.pump(order.stationId, order.pump), this.#settings);
      if (due && (!first || due.at < first.due.at)) first = { order, due };
    }
    return first;
  }

  /** Applies due events and then a change, writes the state, and only then notifies and answers. */
  async #commit<Result>(change: (now: number) => Result): Promise<Result> {
    const now = this.#deps.clock.now();
    this.#applyDueEvents(now);
    let outcome: { result: Result } | { error: unknown };
    try {
      outcome = { result: change(now) };
    } catch (error) {
      outcome = { error };
    }
    this.#scheduleWake();
    await this.#deps.file?.save(() => this.#memory.state());
    this.#notifyListeners();
    if ('error' in outcome) throw outcome.error;
    return outcome.result;
  }

  #wake(): void {
    for (const order of this.#memory.openOrders()) if (order.flowingSince !== null) this.#changed.add(order);
    const next = this.#nextDue();
    if (next && next.due.at <= this.#deps.clock.now()) {
      this.#commit(() => undefined).catch((error) => this.#deps.warn(`forecourt: ${String(error)}`));
      return;
    }
    // Nothing to write: the flow is computed from the stored start.
    this.#scheduleWake();
    this.#notifyListeners();
  }

  #scheduleWake(): void {
    this.#cancelWake();
    const due = this.#nextDue();
    if (!due) return;
    const wait = Math.max(0, due.due.at - this.#deps.clock.now());
    const flows = this.#memory.openOrders().some(({ flowingSince }) => flowingSince !== null);
    this.#cancelWake = this.#deps.clock.schedule(flows ? Math.min(wait, REPORT_INTERVAL_MS) : wait, () => this.#wake());
  }

  #notifyListeners(): void {
    const orders = [...this.#changed];
    this.#changed.clear();
    const now = this.#deps.clock.now();
    for (const order of orders) {
      for (const listener of this.#listeners) listener(order.orderId, transactionOf(order, now, this.#settings));
    }
    this.#notifyWatchers(new Set(orders.map(({ stationId }) => stationId)));
  }

  #notifyWatchers(stationIds: Iterable<string>): void {
    for (const stationId of stationIds) for (const watcher of this.#watchers) watcher(stationId);
  }

  /** Simulates the connection to a pump: offline, or slow. */
  async #awaitPump(pump: SimulatedPump | undefined): Promise<void> {
    if (pump?.fault === 'offline') throw new Error(`Pump ${pump.number} of station ${pump.stationId} does not answer.`);
    if (pump?.fault === 'slow')
      await new Promise<void>((resolve) => this.#deps.clock.schedule(SLOW_ANSWER_MS, resolve));
  }

  #knownPump(stationId: string, number: number): SimulatedPump {
    const found = this.pumpsOf(stationId).find((pump) => pump.number === number);
    if (!found) throw new ForecourtError('not_found', `The station has no pump ${number}.`);
    return found.pump;
  }
}
