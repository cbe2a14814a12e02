import { randomUUID } from 'node:crypto';
import { MemoryRateLimiter } from '@invoicebox/invoicebox-api';
import type { BasketLine, OrderResponse, OrderStatus } from '@invoicebox/invoicebox-api/contract';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { pino } from 'pino';
import { z } from 'zod';
import { readConfig } from '../config/config.js';
import { bindMiniApp } from '../mini-app/bind.js';
import { type MiniAppDefinition, minutes } from '../mini-app/definition.js';
import {
  type Fulfilment,
  type FulfilmentReports,
  type Offer,
  type PlacedOrder,
  ShippingUnavailableError,
} from '../mini-app/order-types.js';
import { applyOrderUpdate } from '../notifications/apply-order-update.js';
import { requireOrder } from '../order-model/order-store.js';
import { cancelOrder } from '../orders/cancel-order.js';
import { fulfilmentReports } from '../orders/fulfilment-reports.js';
import { jobHandlers } from '../orders/job-handlers.js';
import { OrderQueue } from '../orders/order-queue.js';
import { makeQuote, storeOrder } from '../orders/place-order.js';
import { Outbox } from '../outbox/outbox.js';
import type { PaymentKind } from '../page-api/index.js';
import type { SqlRunner } from '../storage/database.js';
import { openLibsql } from '../storage/libsql.js';
import { migrate } from '../storage/schema.js';
import { FakeInvoicebox } from '../testing/index.js';
import { ENVIRONMENT, MERCHANT_ID, NOON, temporaryDatabaseUrl } from './coffee-shop.js';

/** How a pump behaves. */
export interface PumpPlan {
  payment: PaymentKind;
  lines: BasketLine[];
  /** At once, or told later by a report. */
  when: 'now' | 'later';
  /** Of a thousand of every line; 0 is a pump that fails. */
  share: number;
  /** Attempts that fail before one succeeds. */
  hiccups: number;
  /** Whether the mini-app has a `stop`, which then stops what has not begun. */
  hasStop: boolean;
  /** Whether it also stops what is in progress. */
  canStop: boolean;
}

type PumpState = 'free' | 'running' | 'given' | 'stopped';

/** A mini-app that keeps its promises (mini-app.ts) and remembers what it has given. */
class HonestPump implements MiniAppDefinition<unknown> {
  readonly orderPrefix = 'HP';
  readonly payWithin = minutes(30);
  readonly selection = z.unknown();
  readonly plan: PumpPlan;
  state: PumpState = 'free';
  /** Whether something was given when no money had ever been there for it. */
  gaveWithoutMoney = false;
  hasMoney: () => boolean = () => false;
  reports: FulfilmentReports | undefined;
  readonly stop?: () => Promise<'stopped' | 'too_late'>;
  #hiccups: number;

  constructor(plan: PumpPlan) {
    this.plan = plan;
    this.#hiccups = plan.hiccups;
    if (plan.hasStop) this.stop = async () => this.#stop();
  }

  readonly migrations = [['CREATE TABLE reservations (order_id TEXT PRIMARY KEY)']];

  open({ reports }: { reports: FulfilmentReports }): void {
    this.reports = reports;
  }

  async reserve({ order, tx }: { order: PlacedOrder; tx: SqlRunner }): Promise<void> {
    await tx.run('INSERT INTO reservations (order_id) VALUES (?)', [order.id]);
  }

  async cancelReservation({ order, tx }: { order: PlacedOrder; tx: SqlRunner }): Promise<void> {
    await tx.run('DELETE FROM reservations WHERE order_id = ?', [order.id]);
  }

  async quote(): Promise<Offer> {
    const { lines, payment } = this.plan;
    return { description: 'Fuel', lines, payment, summary: {} };
  }

  async fulfil(): Promise<Fulfilment> {
    if (this.#hiccups > 0) {
      this.#hiccups -= 1;
      throw new Error('Not now.');
    }
    if (this.state === 'given') return this.result();
    if (this.state === 'stopped') throw new ShippingUnavailableError('Stopped.');
    if (!this.hasMoney()) this.gaveWithoutMoney = true;
    this.state = this.plan.when === 'now' ? 'given' : 'running';
    return this.plan.when === 'now' ? this.result() : { given: 'later', view: { litres: 0 } };
  }

  /** What is given in the end, as the plan has it. */
  get quantities(): number[] {
    const { lines, share } = this.plan;
    return lines.map(({ quantity }) => Math.floor((quantity * share) / 1000));
  }

  result(): Exclude<Fulfilment, { given: 'later' }> {
    const { share } = this.plan;
    if (share === 1000) return { given: 'all', view: {} };
    if (share === 0) return { given: 'nothing', reason: 'The pump has failed.' };
    return { given: 'part', quantities: this.quantities, view: {} };
  }

  /** A running pump comes to its end and reports it. */
  async finish(orderId: string): Promise<void> {
    if (this.state !== 'running' || this.plan.when !== 'later') return;
    this.state = 'given';
    await this.reports?.finish(orderId, this.result());
  }

  #stop(): 'stopped' | 'too_late' {
    if (this.state === 'given' || (this.state === 'running' && !this.plan.canStop)) return 'too_late';
    this.state = 'stopped';
    return 'stopped';
  }
}

/** One order, its pump and Invoicebox, where a test lets anything happen in any order. */
export async function openOrderWorld(plan: PumpPlan) {
  const clock = new ManualClock(NOON);
  const log = pino({ level: 'silent' });
  const database = await openLibsql(temporaryDatabaseUrl());
  const client = new FakeInvoicebox();
  const pump = new HonestPump(plan);
  await migrate(database, pump.migrations);
  const config = readConfig(ENVIRONMENT);
  const context = { db: database, config, folder: '', log, clock, services: undefined };
  const miniApp = bindMiniApp(pump, context);
  pump.open({ reports: fulfilmentReports({ database, clock, log }) });
  const address = { merchantId: MERCHANT_ID, publicUrl: 'http://page', notificationUrl: 'http://page/n' };
  const handlers = jobHandlers({ client, log, address, miniApp });
  const rateLimiter = new MemoryRateLimiter(clock);
  const outbox = new Outbox({ database, clock, log, handlers, rateLimiter });
  const queue = new OrderQueue({ database, clock, rateLimiter, outbox });
  const deps = { database, clock, outbox, queue, merchantId: MERCHANT_ID, miniApp };

  /** All order updates of Invoicebox, oldest first. */
  const updates: OrderResponse[] = [];
  let moneyWasThere = false;
  client.onChange = (order) => {
    updates.push(order);
    moneyWasThere ||= order.status === 'completed' || (order.status === 'hold' && plan.payment === 'guaranteed');
  };
  pump.hasMoney = () => moneyWasThere;

  const { id: quoteId } = await makeQuote(deps, {}, 'ru');
  const input = { quoteId, buyer: {}, mode: 'order', locale: 'ru' } as const;
  const { order } = await storeOrder(deps, { input, idempotencyKey: randomUUID() });
  const read = () => requireOrder(database, order.id);

  /** Runs all jobs that are due, those that follow from them too. */
  const work = async () => {
    for (let round = 0; round < 50; round += 1) {
      const due = await database.run("SELECT id FROM outbox WHERE state = 'pending' AND due_at <= ?", [clock.now()]);
      if (due.length === 0) return;
      await Promise.all(due.map((row) => outbox.runNow(String(row.id))));
      // Those that wait for an earlier job of the order are still there.
    }
  };

  return {
    clock,
    database,
    client,
    pump,
    updates,
    deps,
    order,
    read,
    work,
    /** Lets Invoicebox change the status of the order there, if it is in one of the given ones. */
    change(from: readonly OrderStatus[], to: OrderStatus, which: 'own' | 'surplus' = 'own'): void {
      const all = [...client.byId.values()];
      const there = which === 'own' ? all[0] : all[1];
      if (there && from.includes(there.status)) client.change(there.id, to);
    },
    deliver: (each: OrderResponse) => applyOrderUpdate(deps, each, 'notification'),
    cancel: () => cancelOrder(deps, order.id, { by: 'buyer' }),
    /** Lets time pass until nothing is left to do, pumps stopped and refunds back. */
    async settle(): Promise<void> {
      for (let round = 0; round < 400; round += 1) {
        await work();
        // A pump that runs stops some time: otherwise its order is asked for again and again.
        await pump.finish(order.id);
        client.completeRefunds();
        // One that is due and still there waits for an earlier one, whose time comes.
        const sql = "SELECT MIN(due_at) AS due FROM outbox WHERE state = 'pending' AND due_at > ?";
        const [next] = await database.run(sql, [clock.now()]);
        if (next?.due === null || next?.due === undefined) return;
        await clock.advance(Number(next.due) - clock.now());
      }
    },
    close: () => database.close(),
  };
}
