import type { SimulatedClock } from '@invoicebox/host-simulator';
import { InvoiceboxApiError, type InvoiceboxClient } from '@invoicebox/invoicebox-api';
import type { CreateOrderRequest, OrderResponse } from '@invoicebox/invoicebox-api/contract';

/** Delay between attempts, by the clock. */
const PAUSE_MS = 2_000;
/** Every plan of mishaps ends long before. */
const MAX_ATTEMPTS = 40;

/** The merchant's knowledge of a created order. */
export interface Placed {
  readonly told: OrderResponse;
  /** Whether a late request may still create a second order. */
  readonly uncertain: boolean;
}

/**
 * Makes an order as the merchant server's outbox does: it remembers only that there was an attempt, and repeats until it knows.
 *
 * @param losesMemory whether the process ends after the first success, before it has noted it.
 * @throws Error where the order is refused for good, or still not created after many attempts.
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
 * Cancels surplus orders, until that has succeeded.
 *
 * @returns how many there were.
 */
export async function settle(client: InvoiceboxClient, clock: SimulatedClock, told: OrderResponse): Promise<number> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    try {
      const { merchantOrderId, merchantId } = told;
      return (await client.settleDuplicates({ merchantOrderId, merchantId }, { keepId: told.id })).canceled.length;
    } catch (error) {
      if (!(error instanceof InvoiceboxApiError)) throw error;
      await clock.sleep(PAUSE_MS);
    }
  }
  throw new Error(`The orders ${told.merchantOrderId} were not settled in ${MAX_ATTEMPTS} attempts.`);
}
