import type { Clock } from '@invoicebox/invoicebox-api';
import type { ForecourtSettings, PumpAction, PumpFault } from '../contract/forecourt.js';
import type { PumpStates } from '../contract/pumps.js';
import { SeededRandom } from '../data/demo/random.js';
import {
  type AuthorizationRequest,
  type PumpController,
  type PumpTransaction,
  PumpUnavailableError,
  type TransactionListener,
} from '../pumps/pump-controller.js';
import type { Station } from '../stations/station.js';
import { type Due, dispensedAt, expiryOf, fuellingOf, limitOf, move, nextDue, setFlow } from './flow.js';
import { ForecourtError } from './forecourt-error.js';
import { ForecourtMemory } from './forecourt-memory.js';
import type { PumpEvent } from './machine.js';
import type { Release, SimulatedPump } from './state.js';
import type { StateFile } from './state-file.js';

/** What the simulated forecourt stands on. */
export interface ForecourtDeps {
  stations: { byId(id: string): Pick<Station, 'pumps'> | undefined };
  clock: Clock;
  /** Where it keeps what it knows; null forgets it with the process. */
  file: StateFile | null;
  /** How it plays until that is changed; what was changed is forgotten with the process. */
  settings: ForecourtSettings;
  /** Tells of what cannot be kept; nobody else hears of it. */
  warn: (text: string) => void;
}

/** Between two reports of litres that flow, in milliseconds. */
const REPORT_MS = 1_000;
/** How long a slow pump thinks, in milliseconds. */
const SLOW_MS = 3_000;
/** The emptiest tank that is filled up holds at least so much, thousandths of a litre. */
const MIN_TANK_ROOM = 20_000;

/** A number that follows from a text (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93);
  return hash >>> 0;
}

/**
 * Pumps, nozzles and drivers that do not exist, behind the plug of real ones (docs/gas-station.md, The forecourt). All that
 * happens follows from the clock; what was answered is in the file before. Only one process may have the file.
 */
export class SimulatedForecourt implements PumpController {
  readonly #deps: ForecourtDeps;
  readonly #memory: ForecourtMemory;
  #pace: ForecourtSettings;
  readonly #listeners = new Set<TransactionListener>();
  readonly #watchers = new Set<(stationId: string) => void>();
  readonly #changed = new Set<Release>();
  #cancelWake: () => void = () => undefined;

  /** @throws StateFileError if the file is broken. */
  constructor(deps: ForecourtDeps) {
    this.#deps = deps;
    this.#pace = deps.settings;
    this.#memory = new ForecourtMemory(deps.file?.read(), deps.clock.now());
    this.#wake();
  }

  async authorize(request: AuthorizationRequest): Promise<PumpTransaction> {
    const { orderId, stationId, pump: number } = request;
    await this.#reach(this.#memory.pump(stationId, number));
    return this.#do((now) => {
      const release = this.#memory.order(orderId) ?? this.#take(request, now);
      return fuellingOf(release, now, this.#pace);
    });
  }

  async revoke(orderId: string): Promise<'released' | 'too_late'> {
    const known = this.#memory.order(orderId);
    if (known) await this.#reach(this.#memory.pump(known.stationId, known.pump));
    return this.#do((now) => {
      const release = this.#memory.order(orderId);
      if (!release) {
        this.#memory.revoke(orderId, now);
        return 'released';
      }
      this.#apply(release, 'take_back', now);
      return release.state === 'done' && release.before === 0 ? 'released' : 'too_late';
    });
  }

  async transaction(orderId: string): Promise<PumpTransaction | undefined> {
    const release = this.#memory.order(orderId);
    if (!release) return undefined;
    await this.#reach(this.#memory.pump(release.stationId, release.pump));
    return this.#do((now) => fuellingOf(release, now, this.#pace));
  }

  async states(stationId: string): Promise<PumpStates['pumps']> {
    const pumps = this.pumpsOf(stationId);
    await Promise.all(pumps.map(({ pump }) => this.#reach(pump)));
    return pumps.map(({ number, outOfOrder, pump }) => {
      if (outOfOrder || pump.broken) return { number, state: 'out_of_order' };
      return { number, state: pump.car || pump.orders.length > 0 ? 'busy' : 'free' };
    });
  }

  listen(listener: TransactionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back with the id of each station at which something has changed, the settings included. */
  watch(watcher: (stationId: string) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  get settings(): ForecourtSettings {
    return this.#pace;
  }

  /** Changes how all pumps play from now on; what has flowed stays. */
  async setSettings(settings: ForecourtSettings): Promise<void> {
    await this.#do((now) => {
      for (const release of this.#memory.underWay()) this.#settle(release, now);
      this.#pace = settings;
    });
  }

  /** The ids of stations with orders under way, and how many. */
  ordersByStation(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { stationId } of this.#memory.underWay()) counts.set(stationId, (counts.get(stationId) ?? 0) + 1);
    return counts;
  }

  /**
   * The pumps of a station with what is simulated of them.
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

  /** What has flowed of an order by now, thousandths of a litre. */
  dispensed(release: Release): number {
    return dispensedAt(release, this.#deps.clock.now(), this.#pace);
  }

  /**
   * Does something at a pump by hand.
   *
   * @throws ForecourtError `not_found`; `wrong_state` if it cannot be done now.
   */
  async act(stationId: string, number: number, action: PumpAction): Promise<void> {
    await this.#do((now) => {
      const pump = this.#knownPump(stationId, number);
      const [release] = this.#memory.ordersAt(pump);
      if (!this.#tryAction(pump, release, action, now)) {
        const state = release?.state ?? 'no order';
        throw new ForecourtError('wrong_state', `${action} means nothing at pump ${number} now: it has ${state}.`);
      }
      if (release) this.#changed.add(release);
      this.#memory.keep(pump);
    });
    this.#tellWatchers([stationId]);
  }

  /**
   * Sets what goes wrong at a pump next.
   *
   * @throws ForecourtError `not_found`.
   */
  async setFault(stationId: string, number: number, fault: PumpFault): Promise<void> {
    await this.#do((now) => {
      const pump = this.#knownPump(stationId, number);
      for (const release of this.#memory.ordersAt(pump)) this.#settle(release, now);
      pump.fault = fault;
      this.#memory.keep(pump);
    });
    this.#tellWatchers([stationId]);
  }

  /**
   * Sets how much the tank of an order takes in all.
   *
   * @param room thousandths of a litre; null for no end.
   * @throws ForecourtError `not_found`; `wrong_state` if the order has ended, or more has flowed.
   */
  async setTankRoom(orderId: string, room: number | null): Promise<void> {
    await this.#do((now) => {
      const release = this.#memory.order(orderId);
      if (!release) throw new ForecourtError('not_found', 'There is no such order at a pump.');
      if (release.state === 'done' || (room !== null && room < dispensedAt(release, now, this.#pace))) {
        throw new ForecourtError('wrong_state', 'The order has ended, or more than that has flowed.');
      }
      this.#settle(release, now);
      release.tankRoom = room;
    });
  }

  /** Keeps what it knows: at the start, so that a disk that takes nothing is found out before anybody pays. */
  async keep(): Promise<void> {
    await this.#do(() => undefined);
  }

  /** Stops the clockwork; what flows goes on when the forecourt is opened again. */
  stop(): void {
    this.#cancelWake();
    this.#listeners.clear();
    this.#watchers.clear();
  }

  #take({ orderId, stationId, pump: number, fuel, litres, fullTank }: AuthorizationRequest, now: number): Release {
    if (this.#memory.wasTakenBack(orderId)) throw new PumpUnavailableError(`The order ${orderId} was taken back.`);
    const known = this.#deps.stations.byId(stationId)?.pumps.find((pump) => pump.number === number);
    const pump = this.#memory.pump(stationId, number);
    if (pump.fault === 'breaks_on_release') {
      pump.fault = 'none';
      this.#break(pump, now);
      this.#memory.keep(pump);
    }
    if (!known || known.outOfOrder || pump.broken || !known.fuels.includes(fuel)) {
      throw new PumpUnavailableError(`Pump ${number} of station ${stationId} cannot give ${fuel}.`);
    }
    const state = pump.car || pump.orders.length > 0 ? 'queued' : 'released';
    const room = Math.min(litres, MIN_TANK_ROOM);
    const release: Release = {
      ...{ orderId, stationId, pump: number, fuel, litres, fullTank, state },
      ...{ releasedAt: now, changedAt: now, expiresAt: expiryOf(state, now) },
      ...{ before: 0, flowingSince: null },
      tankRoom: fullTank ? new SeededRandom(hashOf(orderId)).integer(room, litres) : null,
    };
    this.#memory.add(release);
    this.#changed.add(release);
    return release;
  }

  #tryAction(pump: SimulatedPump, release: Release | undefined, action: PumpAction, now: number): boolean {
    switch (action) {
      case 'lift':
      case 'hang_up':
        return release !== undefined && this.#apply(release, action, now);
      case 'squeeze':
        return release !== undefined && this.#squeeze(release, now);
      case 'let_go':
        if (release?.flowingSince == null) return false;
        setFlow(release, false, now, this.#pace);
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
        this.#nextTurn(pump, now);
        return true;
    }
  }

  /** Notes how far an order is before something changes that this followed from: what was is not changed after the fact. */
  #settle(release: Release, now: number): void {
    setFlow(release, release.flowingSince !== null, now, this.#pace);
    this.#changed.add(release);
  }

  #squeeze(release: Release, now: number): boolean {
    if (release.before >= limitOf(release) || release.flowingSince !== null) return false;
    if (release.state !== 'dispensing') return this.#apply(release, 'squeeze', now);
    setFlow(release, true, now, this.#pace);
    return true;
  }

  /** A broken pump ends everything that it was to give. */
  #break(pump: SimulatedPump, now: number): void {
    pump.broken = true;
    for (const release of this.#memory.ordersAt(pump)) this.#apply(release, 'fail', now);
  }

  #apply(release: Release, event: PumpEvent, now: number): boolean {
    if (!move(release, event, now, this.#pace)) return false;
    this.#changed.add(release);
    if (release.state !== 'done') return true;
    const pump = this.#memory.pump(release.stationId, release.pump);
    pump.orders = pump.orders.filter((orderId) => orderId !== release.orderId);
    this.#nextTurn(pump, now);
    this.#memory.keep(pump);
    return true;
  }

  #nextTurn(pump: SimulatedPump, now: number): void {
    const [next] = this.#memory.ordersAt(pump);
    if (next && !pump.car && !pump.broken) this.#apply(next, 'turn', now);
  }

  /** Does what falls due of itself, each at its own time. */
  #advance(now: number): void {
    for (;;) {
      const next = this.#nextDue();
      if (!next || next.due.at > now) return;
      this.#applyDue(next.release, next.due);
    }
  }

  #applyDue(release: Release, { at, event }: Due): void {
    const pump = this.#memory.pump(release.stationId, release.pump);
    this.#changed.add(release);
    if (event === 'resume_flow') this.#squeeze(release, at);
    else if (event === 'stop_flow') setFlow(release, false, at, this.#pace);
    else if (event === 'fail') {
      pump.fault = 'none';
      this.#break(pump, at);
    } else {
      if (event === 'hang_up' && pump.fault === 'hangs_up_early') pump.fault = 'none';
      this.#apply(release, event, at);
    }
    this.#memory.keep(pump);
  }

  #nextDue(): { release: Release; due: Due } | undefined {
    let first: { release: Release; due: Due } | undefined;
    for (const release of this.#memory.underWay()) {
      const due = nextDue(release, this.#memory.pump(release.stationId, release.pump), this.#pace);
      if (due && (!first || due.at < first.due.at)) first = { release, due };
    }
    return first;
  }

  /** Makes a change in time, keeps it, and only then answers and tells of it. */
  async #do<Result>(change: (now: number) => Result): Promise<Result> {
    const now = this.#deps.clock.now();
    this.#advance(now);
    let outcome: { result: Result } | { error: unknown };
    try {
      outcome = { result: change(now) };
    } catch (error) {
      outcome = { error };
    }
    this.#scheduleWake();
    await this.#deps.file?.save(() => this.#memory.state());
    this.#tell();
    if ('error' in outcome) throw outcome.error;
    return outcome.result;
  }

  #wake(): void {
    for (const release of this.#memory.underWay()) if (release.flowingSince !== null) this.#changed.add(release);
    const next = this.#nextDue();
    if (next && next.due.at <= this.#deps.clock.now()) {
      this.#do(() => undefined).catch((error) => this.#deps.warn(`forecourt: ${String(error)}`));
      return;
    }
    // Litres that flow follow from what was kept when they began to.
    this.#scheduleWake();
    this.#tell();
  }

  #scheduleWake(): void {
    this.#cancelWake();
    const due = this.#nextDue();
    if (!due) return;
    const wait = Math.max(0, due.due.at - this.#deps.clock.now());
    const flows = this.#memory.underWay().some(({ flowingSince }) => flowingSince !== null);
    this.#cancelWake = this.#deps.clock.schedule(flows ? Math.min(wait, REPORT_MS) : wait, () => this.#wake());
  }

  #tell(): void {
    const releases = [...this.#changed];
    this.#changed.clear();
    const now = this.#deps.clock.now();
    for (const release of releases) {
      for (const listener of this.#listeners) listener(release.orderId, fuellingOf(release, now, this.#pace));
    }
    this.#tellWatchers(new Set(releases.map(({ stationId }) => stationId)));
  }

  #tellWatchers(stationIds: Iterable<string>): void {
    for (const stationId of stationIds) for (const watcher of this.#watchers) watcher(stationId);
  }

  /** A pump that is offline does not answer, a slow one takes its time. */
  async #reach(pump: SimulatedPump | undefined): Promise<void> {
    if (pump?.fault === 'offline') throw new Error(`Pump ${pump.number} of station ${pump.stationId} does not answer.`);
    if (pump?.fault === 'slow') await new Promise<void>((resolve) => this.#deps.clock.schedule(SLOW_MS, resolve));
  }

  #knownPump(stationId: string, number: number): SimulatedPump {
    const found = this.pumpsOf(stationId).find((pump) => pump.number === number);
    if (!found) throw new ForecourtError('not_found', `The station has no pump ${number}.`);
    return found.pump;
  }
}
