import type { Clock } from '@invoicebox/invoicebox-api';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { MerchantConfig } from '../config/config.js';
import type { NoVariables, Variables, VariableValues } from '../config/variables.js';
import type { Database, SqlRunner } from '../storage/database.js';
import type { Fulfilment, FulfilmentReports, Offer, PaidOrder, PlacedOrder, StoredOffer } from './order-types.js';

/** What every function of a mini-app gets from its server. */
export interface ServerContext<Names extends Variables = NoVariables> {
  /** The server's database, with the mini-app's own tables. */
  db: Database;
  /** The server's configuration and, by their names, the mini-app's own variables. */
  config: MerchantConfig & VariableValues<Names>;
  /** Absolute path of the mini-app's folder, with its data. */
  folder: string;
  /** Masks secrets and personal data. */
  log: Logger;
  clock: Clock;
}

/** What the functions of a mini-app get once its services are open. */
export interface AppContext<Names extends Variables, Services> extends ServerContext<Names> {
  /** What `open` returned. */
  services: Services;
}

/** A line of a receipt beside what was bought: where, when, which pump. */
export interface ReceiptFact {
  label: string;
  value: string;
}

/** A step of a mini-app's own tables: SQL statements in order. A step that has been released is never changed. */
export type Migration = readonly string[];

/** Pages beside the mini-app that are never framed, by their paths: an API under `/<path>/api`, or null if it is off. */
export type SidePages = Readonly<Record<string, Hono | null>>;

/**
 * The back end of a mini-app: everything that is its own. The server does the rest: storage, calls to Invoicebox and
 * their retries, notifications, refunds, the page's API and the till's.
 */
export interface MiniAppDefinition<
  Selection = unknown,
  Summary = unknown,
  Given = unknown,
  Names extends Variables = NoVariables,
  Services = unknown,
> {
  /** Prefix of order numbers, two or three Latin capitals. */
  orderPrefix: string;
  /** How long an order can be paid, e.g. `minutes(30)`. */
  payWithin: number;
  /** Schema of the selection that the page sends; `personal` marks its personal fields. */
  selection: z.ZodType<Selection>;
  /** The mini-app's own environment variables. */
  variables?: Names;
  /** The mini-app's own tables. */
  migrations?: readonly Migration[];
  /** Opens what the other functions share: a catalogue, a connection. The start ends if it throws or takes longer than ten minutes. */
  open?(context: ServerContext<Names> & { reports: FulfilmentReports }): Services | Promise<Services>;
  /** Starts work beside requests. @returns how to stop it; it is stopped with the server. */
  background?(context: AppContext<Names, Services>): () => void | Promise<void>;
  /** The read-only API of the mini-app's pages, mounted under `/api`. Throw {@link PageError} to answer with a code. */
  routes?(context: AppContext<Names, Services>): Hono;
  sidePages?(context: AppContext<Names, Services>): SidePages;
  /** Other origins of images, e.g. a tile server's. */
  imageSources?(context: AppContext<Names, Services>): readonly string[];
  /**
   * Prices a selection. Prices come from here and never from the page.
   *
   * @throws SelectionUnavailableError if it is unavailable.
   */
  quote(
    request: AppContext<Names, Services> & { selection: Selection; locale: 'ru' | 'en' },
  ): Offer<Summary> | Promise<Offer<Summary>>;
  /**
   * Checks once more what was quoted, before an order is stored; may ask other systems.
   *
   * @throws SelectionUnavailableError if it is gone.
   */
  verify?(
    request: AppContext<Names, Services> & { offer: StoredOffer<Summary>; selection: Selection; locale: 'ru' | 'en' },
  ): void | Promise<void>;
  /**
   * Reserves what is ordered, in the transaction that stores the order; may run again after a conflict.
   *
   * @param request `tx` runs statements in that transaction; touch nothing else.
   * @throws SelectionUnavailableError if it is gone: there is no order.
   */
  reserve?(
    request: AppContext<Names, Services> & { order: PlacedOrder<Selection, Summary>; tx: SqlRunner },
  ): void | Promise<void>;
  /**
   * Fulfils an order, after payment or, for a guaranteed payment, when the money is held. Idempotent: called again, e.g.
   * after a crash, it must give nothing a second time. A fulfilment in progress (`later`) is polled by this call until
   * its end is known.
   *
   * @throws ShippingUnavailableError if it can never be fulfilled. Any other error is retried, then parked for the operator.
   */
  fulfil(
    request: AppContext<Names, Services> & { order: PaidOrder<Selection, Summary> },
  ): Fulfilment<Given> | Promise<Fulfilment<Given>>;
  /**
   * Stops a fulfilment that is due or in progress, because the order was canceled. Idempotent; may be called while
   * `fulfil` is running.
   *
   * @returns `stopped`: from now on `fulfil` gives nothing for this order (a running call ends with
   *   ShippingUnavailableError); `too_late`: something was given or is being given.
   */
  stop?(
    request: AppContext<Names, Services> & { order: PlacedOrder<Selection, Summary> },
  ): Promise<'stopped' | 'too_late'>;
  /** What the letters to the buyer say beside the lines, in the order's language. @param request `given`: see `fulfil`. */
  receiptFacts?(
    request: AppContext<Names, Services> & { order: PlacedOrder<Selection, Summary>; given: Given | undefined },
  ): readonly ReceiptFact[] | Promise<readonly ReceiptFact[]>;
  /** Cancels the reservation of an order that came to nothing, in one transaction. Idempotent. */
  cancelReservation?(
    request: AppContext<Names, Services> & { order: PlacedOrder<Selection, Summary>; tx: SqlRunner },
  ): void | Promise<void>;
}

/**
 * Defines the back end of a mini-app; its types follow from `selection`, `variables` and what the functions return. Run it
 * by `runMiniApp`.
 *
 * @example
 * export const carWash = defineMiniApp({
 *   orderPrefix: 'CW',
 *   payWithin: minutes(30),
 *   selection: z.object({ program: z.enum(['quick', 'full']), plate: personal(z.string().max(12)) }),
 *   quote: ({ selection: { program } }) => ({
 *     description: `Car wash, ${program}`,
 *     lines: [{ sku: program, name: `Car wash, ${program}`, unit: 'piece', quantity: 1_000, price: 900_00, type: 'service' }],
 *     summary: { program },
 *   }),
 *   fulfil: ({ order }) => all({ code: order.number.slice(-4) }),
 * });
 */
export function defineMiniApp<Selection, Summary, Given, Names extends Variables = NoVariables, Services = undefined>(
  definition: MiniAppDefinition<Selection, Summary, Given, Names, Services>,
): MiniAppDefinition<Selection, Summary, Given, Names, Services> {
  return definition;
}

/** Milliseconds of some minutes. */
export function minutes(count: number): number {
  return count * 60_000;
}
