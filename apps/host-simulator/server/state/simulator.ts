import { createHash } from 'node:crypto';
import type { SimulatedClock } from '../clock/simulated-clock.js';
import { Faults } from '../faults/faults.js';
import { Gate } from '../notifications/gate.js';
import { Notifier } from '../notifications/notifier.js';
import { Directory, SettingsError } from '../records/directory.js';
import { EventLog } from '../records/event-log.js';
import { OrderBook } from '../records/order-book.js';
import { SEED } from '../records/seed.js';
import type { Settings, SettingsChange } from '../records/settings.js';
import { OrderLifecycle } from './order-lifecycle.js';
import { Orders } from './orders.js';
import { PaymentCodes } from './payment-codes.js';
import { Payments } from './payments.js';
import { Refunds } from './refunds.js';
import { Shipments } from './shipments.js';
import type { SimulatorDeps } from './simulator-deps.js';
import type { Snapshot } from './snapshot.js';

/** Options of {@link Simulator}. */
export interface SimulatorOptions {
  clock: SimulatedClock;
  /** Origin of the payment page, without a trailing slash. */
  publicOrigin: string;
  /** {@link SEED} by default. */
  settings?: Settings;
}

/** The simulated Invoicebox: its state, and services that change it. */
export class Simulator {
  readonly clock: SimulatedClock;
  readonly directory: Directory;
  readonly log: EventLog;
  readonly book = new OrderBook();
  readonly gate = new Gate();
  readonly faults = new Faults();
  readonly notifier: Notifier;
  readonly orders: Orders;
  readonly payments: Payments;
  readonly shipments: Shipments;
  readonly refunds: Refunds;
  readonly codes: PaymentCodes;
  readonly #lifecycle: OrderLifecycle;

  /** @throws SettingsError for inconsistent settings. */
  constructor({ clock, publicOrigin, settings = SEED }: SimulatorOptions) {
    this.clock = clock;
    this.directory = new Directory(settings);
    this.log = new EventLog(clock);
    this.notifier = new Notifier({
      clock,
      log: this.log,
      directory: this.directory,
      gate: this.gate,
      onShippingUnavailable: (orderId, message) => {
        const order = this.book.find(orderId);
        if (order) order.shippingUnavailable = message;
      },
    });
    const { directory, log, book, notifier } = this;
    const deps: SimulatorDeps = { clock, log, directory, book, notifier, publicOrigin };
    this.#lifecycle = new OrderLifecycle(deps, (order) => {
      if (order.response.status === 'hold') this.payments.endHold(order);
      else void this.#lifecycle.change(order, 'expired', 'time');
    });
    this.orders = new Orders(deps, this.#lifecycle);
    this.shipments = new Shipments(deps);
    this.payments = new Payments(deps, this.#lifecycle, this.shipments);
    this.refunds = new Refunds(deps, this.orders, this.shipments);
    this.codes = new PaymentCodes(deps, this.payments, this.shipments, this.refunds);
  }

  /** Deletes all orders and their records, the faults and the log; keeps the settings and the clock. */
  reset(): void {
    this.#lifecycle.clear();
    this.book.clear();
    this.shipments.clear();
    this.refunds.clear();
    this.codes.restore([]);
    this.notifier.clear();
    this.faults.clear();
    this.log.clear();
  }

  /**
   * Changes settings.
   *
   * @throws SettingsError for settings that are inconsistent or remove the shop of an order.
   */
  changeSettings(change: SettingsChange): void {
    const kept = new Set((change.shops ?? this.directory.settings.shops).map(({ merchantId }) => merchantId));
    const orphan = this.book.all.find(({ response }) => !kept.has(response.merchantId));
    if (orphan) throw new SettingsError(`The shop ${orphan.response.merchantId} has orders: it cannot be left out.`);
    this.directory.change(change);
  }

  /** A deep copy of the whole state, as plain data. */
  snapshot(): Snapshot {
    return structuredClone({
      version: 1 as const,
      clock: this.clock.state,
      settings: this.directory.settings,
      ...this.#records(),
    });
  }

  /**
   * Replaces the state by that of a snapshot, including the clock's time.
   *
   * @throws SettingsError for inconsistent settings; nothing has changed then.
   */
  restore({ clock, settings, ...saved }: Snapshot): void {
    const shops = new Set(settings.shops.map(({ merchantId }) => merchantId));
    const orphan = saved.orders.find(({ response }) => !shops.has(response.merchantId));
    if (orphan) throw new SettingsError(`The order ${orphan.response.id} is of a shop that the snapshot has not.`);
    this.directory.replace(settings);
    this.reset();
    this.clock.restore(clock);
    const { orders, shipments, refunds, codes, notifications } = structuredClone(saved);
    for (const order of orders) this.book.add(order);
    for (const shipment of shipments) this.shipments.restore(shipment);
    for (const refund of refunds) this.refunds.restore(refund);
    this.codes.restore(codes);
    for (const notification of notifications) this.notifier.restore(notification);
    for (const order of orders) this.#lifecycle.watch(order);
  }

  /** A hash of all state that API calls can change, to check that nothing has changed. */
  digest(): string {
    return createHash('sha1')
      .update(JSON.stringify([this.directory.settings, this.#records()]))
      .digest('hex');
  }

  #records() {
    return {
      orders: [...this.book.all],
      shipments: [...this.shipments.all],
      refunds: [...this.refunds.all],
      codes: [...this.codes.all],
      notifications: [...this.notifier.notifications],
    };
  }
}
