import { randomUUID } from 'node:crypto';
import {
  type BasketItem,
  type CreateShipmentRequest,
  formatDateTime,
  shipmentResponseSchema,
} from '@invoicebox/invoicebox-api/contract';
import { z } from 'zod';
import { ApiError } from '../api-error.js';
import { RecordsByOrder } from '../records/records-by-order.js';
import type { SimulatedOrder } from '../records/simulated-order.js';
import { Balance, roublesFromBig, totalOf } from './balance.js';
import type { SimulatorDeps } from './simulator-deps.js';

/** A shipment, as plain data. */
export const simulatedShipmentSchema = z.object({
  response: shipmentResponseSchema.describe('What the API answers for it.'),
  fileId: z.string().describe('Its closing document; the order has it once the shipment is completed.'),
  dueAt: z.number().describe('When the closing document is there, epoch milliseconds.'),
});

/** See {@link simulatedShipmentSchema}. */
export type SimulatedShipment = z.output<typeof simulatedShipmentSchema>;

/** Shipments and their closing documents (docs/http-api.md, Shipments). */
export class Shipments {
  readonly #deps: SimulatorDeps;
  readonly #records = new RecordsByOrder<SimulatedShipment>();
  #timers: Array<() => void> = [];

  constructor(deps: SimulatorDeps) {
    this.#deps = deps;
  }

  /** All shipments, oldest first. */
  get all(): readonly SimulatedShipment[] {
    return this.#records.all;
  }

  /** The shipped lines of an order. */
  shippedLines(orderId: string): BasketItem[] {
    return this.#records.ofOrder(orderId).flatMap(({ response }) => response.basketItems);
  }

  /** The shipment of a closing document. */
  findByFile(fileId: string): SimulatedShipment | undefined {
    return this.all.find((shipment) => shipment.fileId === fileId);
  }

  /** Whether an order has a shipment that is marked `final`. */
  hasFinal(order: SimulatedOrder): boolean {
    return this.#records.ofOrder(order.response.id).some(({ response }) => response.final === true);
  }

  /** Whether every line of an order was shipped in full. */
  isWhole(order: SimulatedOrder): boolean {
    return this.#balanceOf(order).isEmpty;
  }

  /**
   * Records a shipment and starts its closing document.
   *
   * @throws ApiError `wrong_order_status` for an order that is neither paid nor on hold, or is fully shipped, and the
   *   codes for lines that exceed what is left.
   */
  create(order: SimulatedOrder, request: CreateShipmentRequest): SimulatedShipment {
    const { id, status, merchantId } = order.response;
    if (status !== 'completed' && status !== 'hold') {
      throw new ApiError('wrong_order_status', `The order is ${status}: only a paid or guaranteed one is shipped.`);
    }
    if (this.hasFinal(order) || order.capturedOnly) {
      throw new ApiError('wrong_order_status', 'The last shipment of the order was made already.');
    }
    const problem = this.#balanceOf(order).take(request.basketItems);
    if (problem) throw new ApiError(problem.code, problem.message, problem.fields);
    const { total, vat } = totalOf(request.basketItems);
    const { clock, directory } = this.#deps;
    const shipment: SimulatedShipment = {
      response: {
        ...request,
        id: this.all.length + 1,
        merchantId,
        status: 'pending',
        type: 'shipment',
        amount: roublesFromBig(total),
        vatAmount: roublesFromBig(vat),
        createdAt: formatDateTime(clock.now()),
      },
      fileId: randomUUID(),
      dueAt: clock.now() + directory.settings.durations.closingDocuments,
    };
    this.#deps.log.add({ kind: 'shipment', orderId: id, shipmentId: shipment.response.id, status: 'pending' });
    this.restore(shipment);
    return shipment;
  }

  /** Restores a shipment. */
  restore(shipment: SimulatedShipment): void {
    const { orderId, status } = shipment.response;
    this.#records.add(orderId, shipment);
    if (status !== 'pending') return;
    const { clock } = this.#deps;
    this.#timers.push(clock.schedule(shipment.dueAt - clock.now(), () => this.#complete(shipment)));
  }

  clear(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers = [];
    this.#records.clear();
  }

  #complete(shipment: SimulatedShipment): void {
    const { orderId, id } = shipment.response;
    shipment.response = { ...shipment.response, status: 'completed' };
    const order = this.#deps.book.find(orderId);
    if (order) {
      order.response = { ...order.response, fileIds: [...(order.response.fileIds ?? []), shipment.fileId] };
    }
    this.#deps.log.add({ kind: 'shipment', orderId, shipmentId: id, status: 'completed' });
  }

  #balanceOf({ response }: SimulatedOrder): Balance {
    const balance = new Balance(response.basketItems);
    balance.take(this.shippedLines(response.id));
    return balance;
  }
}
