import type { Kopecks, Thousandths } from '@invoicebox/invoicebox-api/money';
import type { StoredOffer } from '../mini-app/order-types.js';
import type { CreateOrderInput, FulfilmentState, OrderState } from '../page-api/index.js';
import type { Cancellation } from './cancellation.js';
import type { Refund } from './refund.js';

/** An order as it is stored; the page sees an OrderView of it. */
export interface Order {
  /** Unguessable, 128 random bits. */
  id: string;
  /** Invoicebox's `merchantOrderId`. */
  number: string;
  idempotencyKey: string;
  /** Of the input that the key came with first. */
  idempotencyHash: string;
  state: OrderState;
  /** Grows by one at every change. */
  revision: number;
  offer: StoredOffer;
  input: CreateOrderInput;
  /** Invoicebox's own id, once it is known. */
  invoiceboxId: string | undefined;
  paymentUrl: string | undefined;
  fulfilmentState: FulfilmentState;
  fulfilment: unknown;
  /** What was given of each line, once the service has ended with something given. */
  given: readonly Thousandths[] | undefined;
  /** What was taken of a guaranteed payment, once it was taken. */
  captured: Kopecks | undefined;
  /** Invoicebox's id of the shipment, once it is created. */
  shipmentId: string | undefined;
  cancellation: Cancellation | undefined;
  /** Oldest first. */
  refunds: readonly Refund[];
  /** For a person. */
  failure: string | undefined;
  /** Epoch milliseconds. */
  createdAt: number;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** When its payment was guaranteed, epoch milliseconds. */
  heldAt: number | undefined;
  /** Epoch milliseconds. */
  paidAt: number | undefined;
}
