import type { SimulatedClock } from '@invoicebox/host-simulator';
import { InvoiceboxApiError, type InvoiceboxClient, type OrderNumber } from '@invoicebox/invoicebox-api';
import type { CreateOrderRequest, ReceivedOrder } from '@invoicebox/invoicebox-api/contract';

/** Delay between attempts, by the clock. */
const PAUSE_MS = 2_000;
/** Mishaps end long before this attempt. */
const MAX_ATTEMPTS = 40;

/** What the merchant knows about a created order. */
export interface Placed {
  readonly told: ReceivedOrder;
  /** Whether a late request may still create a second order. */
  readonly uncertain: boolean;
}

/**
 * Creates an order as the merchant server's outbox does: it stores only that there was an attempt, and retries until it
 * knows the result.
 *
 * @param losesMemory whether the process ends after the first success, before the success is stored.
 * @throws Error if the order is refused for good, or not created after many attempts.
 */
export async function placeOrder(
  client: InvoiceboxClient,
  clock: SimulatedClock,
  request: CreateOrderRequest,
  losesMemory: boolean,
): Promise<Placed> {
  let uncertain = false;
  let forget = losesMemory;
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    try {
      const ensured = await client.ensureOrder(request, attempt === 1);
      uncertain ||= ensured.uncertain;
      if (!forget) return { told: ensured.made, uncertain };
      forget = false;
    } catch (error) {
      if (!(error instanceof InvoiceboxApiError) || error.isFinal) throw error;
      uncertain ||= error.effect === 'unknown';
      await clock.sleep(PAUSE_MS);
    }
  }
  throw new Error(`The order ${request.merchantOrderId} was not made in ${MAX_ATTEMPTS} attempts.`);
}

/**
 * Cancels surplus orders, with retries.
 *
 * @returns the number of canceled orders.
 */
export async function settle(
  client: InvoiceboxClient,
  clock: SimulatedClock,
  number: OrderNumber,
  keepId: string,
): Promise<number> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    try {
      return (await client.settleDuplicates(number, { keepId })).canceled.length;
    } catch (error) {
      if (!(error instanceof InvoiceboxApiError)) throw error;
      await clock.sleep(PAUSE_MS);
    }
  }
  throw new Error(`The orders ${number.merchantOrderId} were not settled in ${MAX_ATTEMPTS} attempts.`);
}
