import { type ReadonlySignal, signal } from '@preact/signals';
import type { DocumentDelivery, Invoice } from '../../contract/index.js';
import { HostApiError, type InvoiceAction, readInvoice, settleInvoice } from '../shared/host-api.js';

/** How the payment page stands. */
type InvoiceState =
  | { kind: 'loading' }
  | { kind: 'missing' }
  | { kind: 'unreachable' }
  | { kind: 'open'; invoice: Invoice };

/** An invoice on its payment page. */
export interface InvoiceModel {
  readonly containerId: string;
  readonly state: ReadonlySignal<InvoiceState>;
  /** Paying or declining is under way. */
  readonly busy: ReadonlySignal<boolean>;
  /** The last action failed; the state is as it was. */
  readonly failed: ReadonlySignal<boolean>;
  /** How the buyer wants the closing documents. */
  readonly documentDelivery: ReadonlySignal<DocumentDelivery>;
  load(): Promise<void>;
  pay(): Promise<void>;
  /** Guarantees the payment: the money is held until the goods are given. */
  hold(): Promise<void>;
  decline(): Promise<void>;
  /** Lets the time to pay run out. */
  expire(): Promise<void>;
  chooseDelivery(delivery: DocumentDelivery): void;
  /** Shows an invoice as something else has settled it, and leaves for the shop where it names a page. */
  show(invoice: Invoice): void;
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
  const succeeded = invoice.status === 'completed' || invoice.status === 'hold';
  return succeeded ? first?.order.successUrl : first?.order.failUrl;
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
  const documentDelivery = signal<DocumentDelivery>('edo');

  const show = (invoice: Invoice) => {
    state.value = { kind: 'open', invoice };
    const url = returnUrl(invoice);
    if (url !== undefined) leave(url);
  };

  const load = async () => {
    try {
      state.value = { kind: 'open', invoice: await readInvoice(containerId) };
    } catch (error) {
      const missing = error instanceof HostApiError && error.code === 'not_found';
      state.value = { kind: missing ? 'missing' : 'unreachable' };
    }
  };

  const settle = async (action: InvoiceAction) => {
    if (busy.peek()) return;
    busy.value = true;
    failed.value = false;
    try {
      show(await settleInvoice(containerId, action, documentDelivery.peek()));
    } catch {
      failed.value = true;
      // Somebody else may have settled it: show how it stands now.
      await load();
    } finally {
      busy.value = false;
    }
  };

  return {
    containerId,
    state,
    busy,
    failed,
    documentDelivery,
    load,
    pay: () => settle('pay'),
    hold: () => settle('hold'),
    decline: () => settle('decline'),
    expire: () => settle('expire'),
    chooseDelivery(delivery) {
      documentDelivery.value = delivery;
    },
    show,
    dismissFailure() {
      failed.value = false;
    },
  };
}
