import { type ReadonlySignal, signal } from '@preact/signals';
import type { DocumentDelivery, Invoice } from '../../shared/index.js';
import { HostApiError, type InvoiceAction, readInvoice, settleInvoice } from '../shared/host-api.js';

/** State of the payment page. */
type InvoiceState =
  | { kind: 'loading' }
  | { kind: 'missing' }
  | { kind: 'unreachable' }
  | { kind: 'open'; invoice: Invoice };

/** An invoice on its payment page. */
export interface InvoiceModel {
  readonly containerId: string;
  readonly state: ReadonlySignal<InvoiceState>;
  /** A payment or another action is in progress. */
  readonly busy: ReadonlySignal<boolean>;
  /** The last action failed; the state is unchanged. */
  readonly failed: ReadonlySignal<boolean>;
  /** The bank has refused the last payment. */
  readonly refused: ReadonlySignal<boolean>;
  /** How the buyer receives the closing documents. */
  readonly documentDelivery: ReadonlySignal<DocumentDelivery>;
  load(): Promise<void>;
  pay(): Promise<void>;
  /** Pays by a guaranteed payment: the money is held until shipment. */
  hold(): Promise<void>;
  decline(): Promise<void>;
  /** Expires the invoice now. */
  expire(): Promise<void>;
  /** The bank refuses the payment: nothing is paid, the buyer goes to the shop's failure page if it has one. */
  refuse(): void;
  chooseDelivery(delivery: DocumentDelivery): void;
  /** Shows an invoice that was settled elsewhere, and goes to the shop's page if it has one. */
  show(invoice: Invoice): void;
  /** Hides the message of the failed action, or of the refusal. */
  dismissFailure(): void;
}

/**
 * The shop's success or failure page, where the buyer goes after payment (docs/protocol.md, after checkout).
 *
 * @returns undefined if the invoice has no such page, or if the buyer has to read a message here first.
 */
export function returnUrl(invoice: Invoice): string | undefined {
  if (invoice.orders.some(({ shippingUnavailable }) => shippingUnavailable !== undefined)) return undefined;
  const [first] = invoice.orders;
  const succeeded = invoice.status === 'completed' || invoice.status === 'hold';
  const url = succeeded ? first?.order.successUrl : first?.order.failUrl;
  return url !== undefined && isAddress(url) ? url : undefined;
}

/** Schemes that run in the page itself instead of leading away from it. */
const OWN_SCHEMES: ReadonlySet<string> = new Set(['javascript:', 'data:', 'blob:', 'vbscript:', 'file:']);

/** Whether the buyer can go there: any scheme of a site or an app. What is no address stays a text. */
function isAddress(url: string): boolean {
  return URL.canParse(url) && !OWN_SCHEMES.has(new URL(url).protocol);
}

/**
 * Creates the model of one invoice.
 *
 * @param leave goes to the shop's page; called when the invoice was settled here and has such a page.
 */
export function createInvoiceModel(containerId: string, leave: (url: string) => void): InvoiceModel {
  const state = signal<InvoiceState>({ kind: 'loading' });
  const busy = signal(false);
  const failed = signal(false);
  const refused = signal(false);
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
    refused.value = false;
    try {
      show(await settleInvoice(containerId, action, documentDelivery.peek()));
    } catch {
      failed.value = true;
      // The invoice may have been settled elsewhere: show its current state.
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
    refused,
    documentDelivery,
    load,
    pay: () => settle('pay'),
    hold: () => settle('hold'),
    decline: () => settle('decline'),
    expire: () => settle('expire'),
    refuse() {
      refused.value = true;
      const current = state.peek();
      const url = current.kind === 'open' ? returnUrl(current.invoice) : undefined;
      if (url !== undefined) leave(url);
    },
    chooseDelivery(delivery) {
      documentDelivery.value = delivery;
    },
    show,
    dismissFailure() {
      failed.value = false;
      refused.value = false;
    },
  };
}
