import { type ReadonlySignal, signal } from '@preact/signals';
import type { Invoice } from '../../contract/index.js';
import { declineInvoice, HostApiError, payInvoice, readInvoice } from '../shared/host-api.js';

/** How the payment page stands. */
export type InvoiceState =
  | { kind: 'loading' }
  | { kind: 'missing' }
  | { kind: 'unreachable' }
  | { kind: 'open'; invoice: Invoice };

/** An invoice on its payment page. */
export interface InvoiceModel {
  readonly state: ReadonlySignal<InvoiceState>;
  /** Paying or declining is under way. */
  readonly busy: ReadonlySignal<boolean>;
  /** The last action failed; the state is as it was. */
  readonly failed: ReadonlySignal<boolean>;
  load(): Promise<void>;
  pay(): Promise<void>;
  decline(): Promise<void>;
  /** The buyer has seen that the last action failed. */
  dismissFailure(): void;
}

/**
 * Where a buyer goes after payment (docs/protocol.md, after checkout): the order's own page of success or failure.
 *
 * @returns undefined where the invoice names no page, or where the buyer has to read something here first.
 */
export function returnUrl(invoice: Invoice): string | undefined {
  if (invoice.orders.some(({ shippingUnavailable }) => shippingUnavailable !== undefined)) return undefined;
  const [first] = invoice.orders;
  return invoice.status === 'completed' ? first?.order.successUrl : first?.order.failUrl;
}

/**
 * Follows one invoice.
 *
 * @param leave goes to the shop's page; called once the invoice was settled here and names such a page.
 */
export function createInvoiceModel(containerId: string, leave: (url: string) => void): InvoiceModel {
  const state = signal<InvoiceState>({ kind: 'loading' });
  const busy = signal(false);
  const failed = signal(false);

  const load = async () => {
    try {
      state.value = { kind: 'open', invoice: await readInvoice(containerId) };
    } catch (error) {
      const missing = error instanceof HostApiError && error.code === 'not_found';
      state.value = { kind: missing ? 'missing' : 'unreachable' };
    }
  };

  const settle = async (action: (containerId: string) => Promise<Invoice>) => {
    if (busy.peek()) return;
    busy.value = true;
    failed.value = false;
    try {
      const invoice = await action(containerId);
      state.value = { kind: 'open', invoice };
      const url = returnUrl(invoice);
      if (url !== undefined) leave(url);
    } catch {
      failed.value = true;
      // Somebody else may have settled it: show how it stands now.
      await load();
    } finally {
      busy.value = false;
    }
  };

  return {
    state,
    busy,
    failed,
    load,
    pay: () => settle(payInvoice),
    decline: () => settle(declineInvoice),
    dismissFailure() {
      failed.value = false;
    },
  };
}
