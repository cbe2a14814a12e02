import type { Clock } from '@invoicebox/invoicebox-api';
import type { z } from 'zod';
import type { NoVariables, Variables } from '../config/variables.js';
import { withTimeLimit } from '../core/time-limit.js';
import type { SqlRunner } from '../storage/database.js';
import type { AppContext, MiniAppDefinition, ReceiptFact, ServerContext } from './definition.js';
import type { Fulfilment, FulfilmentReports, PaidOrder, PlacedOrder, StoredOffer } from './order-types.js';
import { personalFields } from './personal.js';
import { validFulfilment, validOffer } from './validate.js';

/** For a function that asks other systems; `fulfil` is retried after it. */
const CALL_TIMEOUT_MS = 60_000;
/** For a function inside a transaction: on libSQL all other writes wait for it. */
const TRANSACTION_TIMEOUT_MS = 5_000;
/** For `open`: enough to read hundreds of thousands of items. A connection that hangs must not hang the start. */
const OPEN_TIMEOUT_MS = 600_000;

/** A mini-app as the server works with it: its definition with its context, every result validated. */
export interface MiniApp {
  readonly orderPrefix: string;
  /** Milliseconds. */
  readonly payWithin: number;
  readonly selectionSchema: z.ZodType;
  /** Names of the fields that are personal wherever they appear in an order. */
  readonly personalFields: ReadonlySet<string>;
  /** Whether a fulfilment that has begun can be stopped. */
  readonly canStop: boolean;
  /** Whether {@link MiniApp.verify} checks anything. */
  readonly verifies: boolean;
  quote(selection: unknown, locale: 'ru' | 'en'): Promise<StoredOffer>;
  verify(order: Pick<PlacedOrder, 'offer' | 'selection' | 'locale'>): Promise<void>;
  reserve(order: PlacedOrder, tx: SqlRunner): Promise<void>;
  fulfil(order: PaidOrder): Promise<Fulfilment>;
  stop(order: PlacedOrder): Promise<'stopped' | 'too_late'>;
  cancelReservation(order: PlacedOrder, tx: SqlRunner): Promise<void>;
  receiptFacts(order: PlacedOrder, given: unknown): Promise<readonly ReceiptFact[]>;
}

/** Waits for a function of the mini-app. @throws Error if it takes too long. */
async function within<Value>(clock: Clock, ms: number, name: string, value: Value | Promise<Value>): Promise<Value> {
  const result = await withTimeLimit(
    clock,
    ms,
    Promise.resolve(value).then((done) => ({ done })),
  );
  if (result) return result.done;
  throw new Error(`${name}() took longer than ${ms / 1000} s.`);
}

/**
 * Opens what the functions of a definition share.
 *
 * @returns undefined for a definition without `open`.
 * @throws Error of `open`, or if it takes longer than ten minutes.
 */
export async function openServices<Selection, Summary, Given, Names extends Variables, Services>(
  definition: MiniAppDefinition<Selection, Summary, Given, Names, Services>,
  context: ServerContext<Names> & { reports: FulfilmentReports },
): Promise<Services> {
  return (await within(context.clock, OPEN_TIMEOUT_MS, 'open', definition.open?.(context))) as Services;
}

/** Binds a definition to its context. */
export function bindMiniApp<Selection, Summary, Given, Names extends Variables = NoVariables, Services = undefined>(
  definition: MiniAppDefinition<Selection, Summary, Given, Names, Services>,
  context: AppContext<Names, Services>,
): MiniApp {
  const { clock, config } = context;
  type Placed = PlacedOrder<Selection, Summary>;
  const calling = <Value>(name: string, value: Value | Promise<Value>) => within(clock, CALL_TIMEOUT_MS, name, value);
  const inTransaction = (name: string, value: void | Promise<void>) =>
    within(clock, TRANSACTION_TIMEOUT_MS, name, value);
  return {
    orderPrefix: definition.orderPrefix,
    payWithin: definition.payWithin,
    selectionSchema: definition.selection,
    personalFields: personalFields(definition.selection),
    get canStop() {
      return definition.stop !== undefined;
    },
    get verifies() {
      return definition.verify !== undefined;
    },
    async quote(selection, locale) {
      const request = { ...context, selection: selection as Selection, locale };
      return validOffer(await calling('quote', definition.quote(request)), config.vatCode);
    },
    async verify({ offer, selection, locale }) {
      const request = { ...context, offer: offer as StoredOffer<Summary>, selection: selection as Selection, locale };
      await calling('verify', definition.verify?.(request));
    },
    async reserve(order, tx) {
      await inTransaction('reserve', definition.reserve?.({ ...context, order: order as Placed, tx }));
    },
    async fulfil(order) {
      const request = { ...context, order: order as PaidOrder<Selection, Summary> };
      return validFulfilment(await calling('fulfil', definition.fulfil(request)), order.offer);
    },
    async stop(order) {
      return (await calling('stop', definition.stop?.({ ...context, order: order as Placed }))) ?? 'too_late';
    },
    async receiptFacts(order, given) {
      const request = { ...context, order: order as Placed, given: given as Given | undefined };
      return (await calling('receiptFacts', definition.receiptFacts?.(request))) ?? [];
    },
    async cancelReservation(order, tx) {
      await inTransaction(
        'cancelReservation',
        definition.cancelReservation?.({ ...context, order: order as Placed, tx }),
      );
    },
  };
}
