import { randomUUID } from 'node:crypto';
import { MemoryRateLimiter } from '@invoicebox/invoicebox-api';
import type { BasketLine, OrderResponse, OrderStatus } from '@invoicebox/invoicebox-api/contract';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { pino } from 'pino';
import { z } from 'zod';
import {
  type Fulfilment,
  type FulfilmentReports,
  type MiniApp,
  type PlacedOrder,
  type QuoteDraft,
  SelectionUnavailableError,
  ShippingUnavailableError,
} from '../mini-app.js';
import { applyOrderUpdate } from '../notifications/apply-order-update.js';
import { requireOrder } from '../order-model/order-store.js';
import { cancelOrder } from '../orders/cancel-order.js';
import { fulfilmentReports } from '../orders/fulfilment-reports.js';
import { jobHandlers } from '../orders/job-handlers.js';
import { OrderQueue } from '../orders/order-queue.js';
import { makeQuote, storeOrder } from '../orders/place-order.js';
import { Outbox } from '../outbox/outbox.js';
import type { PaymentKind } from '../page-api/index.js';
import { openLibsql } from '../storage/libsql.js';
import { migrate } from '../storage/schema.js';
import { FakeInvoicebox } from '../testing/index.js';
import { MERCHANT_ID, NOON, temporaryDatabaseUrl } from './coffee-shop.js';

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
  canReserve: boolean;
  canRelease: boolean;
  /** Whether a fulfilment in progress can be stopped while nothing was given. */
  canStop: boolean;
  soldOut: boolean;
}

type PumpState = 'free' | 'reserved' | 'running' | 'given' | 'released';

/** A mini-app that keeps its promises (mini-app.ts) and remembers what it has given. */
class HonestPump implements MiniApp<unknown> {
  readonly orderPrefix = 'HP';
  readonly paymentTimeMs = 30 * 60_000;
  readonly selectionSchema = z.unknown();
  readonly plan: PumpPlan;
  state: PumpState = 'free';
  /** Whether something was given when no money had ever been there for it. */
  gaveWithoutMoney = false;
  hasMoney: () => boolean = () => false;
  reports: FulfilmentReports | undefined;
  readonly reserve?: (order: PlacedOrder) => Promise<void>;
  readonly cancelReservation?: () => Promise<'released' | 'too_late'>;
  #hiccups: number;

  constructor(plan: PumpPlan) {
    this.plan = plan;
    this.#hiccups = plan.hiccups;
    if (plan.canReserve) this.reserve = async () => this.#reserve();
    if (plan.canRelease) this.cancelReservation = async () => this.#cancelReservation();
  }

  onStart(reports: FulfilmentReports): void {
    this.reports = reports;
  }

  async quote(): Promise<QuoteDraft> {
    const { lines, payment } = this.plan;
    return { description: 'Fuel', lines, payment, summary: {} };
  }

  async fulfil(): Promise<Fulfilment> {
    if (this.#hiccups > 0) {
      this.#hiccups -= 1;
      throw new Error('Not now.');
    }
    if (this.state === 'given') return this.result();
    if (this.state === 'released') throw new ShippingUnavailableError('Released.');
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

  #reserve(): void {
    if (this.plan.soldOut || this.state === 'released') throw new SelectionUnavailableError('Sold out.');
    if (this.state === 'free') this.state = 'reserved';
  }

  #cancelReservation(): 'released' | 'too_late' {
    if (this.state === 'given') return 'too_late';
    if (this.state === 'running' && !this.plan.canStop) return 'too_late';
    this.state = 'released';
    return 'released';
  }
}

/** One order, its pump and Invoicebox, where a test lets anything happen in any order. */
export async function openOrderWorld(plan: PumpPlan) {
  const clock = new ManualClock(NOON);
  const log = pino({ level: 'silent' });
  const database = await openLibsql(temporaryDatabaseUrl());
  await migrate(database);
  const client = new FakeInvoicebox();
  const pump = new HonestPump(plan);
  const address = { merchantId: MERCHANT_ID, publicUrl: 'http://page', notificationUrl: 'http://page/n' };
  const handlers = jobHandlers({ client, log, address, miniApp: pump });
  const rateLimiter = new MemoryRateLimiter(clock);
  const outbox = new Outbox({ database, clock, log, handlers, rateLimiter });
  const queue = new OrderQueue({ database, clock, rateLimiter, outbox });
  const deps = { database, clock, outbox, queue, merchantId: MERCHANT_ID, miniApp: pump };
  pump.onStart(fulfilmentReports({ database, clock, log }));

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
