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

/** What the simulator is told from outside. */
export interface SimulatorOptions {
  clock: SimulatedClock;
  /** Origin of the payment page, without a slash at the end. */
  publicOrigin: string;
  /** The seed of this project by default. */
  settings?: Settings;
}

/** Invoicebox's state, and its rules by what they are about. */
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

  /** @throws SettingsError for settings that contradict themselves. */
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

  /** Forgets all orders and what belongs to them, the faults and the log; the settings and the clock stay. */
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
   * @throws SettingsError for settings that contradict themselves or leave orders without their shop.
   */
  changeSettings(change: SettingsChange): void {
    const kept = new Set((change.shops ?? this.directory.settings.shops).map(({ merchantId }) => merchantId));
    const orphan = this.book.all.find(({ response }) => !kept.has(response.merchantId));
    if (orphan) throw new SettingsError(`The shop ${orphan.response.merchantId} has orders: it cannot be left out.`);
    this.directory.change(change);
  }

  /** The whole state as plain data, which shares nothing with it. */
  snapshot(): Snapshot {
    return structuredClone({
      version: 1 as const,
      clock: this.clock.state,
      settings: this.directory.settings,
      ...this.#records(),
    });
  }

  /**
   * Takes on the state of a snapshot in place of its own, the clock's time among it.
   *
   * @throws SettingsError for settings that contradict themselves; nothing has changed then.
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

  /** A hash of everything that calls can change: the same as long as nothing did. */
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
