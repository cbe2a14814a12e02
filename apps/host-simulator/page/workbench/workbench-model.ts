import {
  type ConversationEvent,
  embedMiniApp,
  type HostSession,
  type PaymentStatus,
} from '@invoicebox/mini-app-sdk/host';
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Embedding, Invoice } from '../../shared/index.js';
import { openEmbedding, readInvoice, removeOrder } from '../shared/host-api.js';
import type { WorkbenchAddress } from './address.js';

/** State of an embedding. */
type WorkbenchState =
  | { kind: 'opening' }
  | { kind: 'open'; embedding: Embedding }
  | { kind: 'unavailable' }
  | { kind: 'failed'; message: string };

/** A notice for the user of the workbench. */
export type Notice =
  | { kind: 'error'; text: string | null }
  | { kind: 'done' }
  | { kind: 'payment'; status: PaymentStatus };

/** An entry of the message log. */
export type LogLine = ConversationEvent & { key: number };

/** The host's side of one embedding: frame, container, payment. */
export interface WorkbenchModel {
  readonly state: ReadonlySignal<WorkbenchState>;
  /** Messages, newest first. */
  readonly log: ReadonlySignal<readonly LogLine[]>;
  /** The main order's invoice, in the mode `suborder`. */
  readonly invoice: ReadonlySignal<Invoice | null>;
  /** URL of the payment page that is open over the mini-app. */
  readonly paymentUrl: ReadonlySignal<string | null>;
  readonly notice: ReadonlySignal<Notice | null>;
  /** Prepares the embedding; in the mode `suborder` this creates a new main order. */
  open(): Promise<void>;
  /** Embeds the mini-app in `container`. Returns a function that removes it. */
  mount(container: HTMLElement, embedding: Embedding, title: string): () => void;
  /** Opens the payment page of the main order's invoice. */
  payInvoice(): void;
  /** The buyer closes the payment page without a result. */
  closePayment(): void;
  /** The buyer removes a suborder from the invoice. */
  remove(orderId: string): Promise<void>;
  clearLog(): void;
  dismissNotice(): void;
}

/** Maximum length of the log. */
const MAX_LINES = 500;
/** Interval between polls of an open payment. */
const PAYMENT_POLL_MS = 500;

/** The container id of a payment page's URL, `…/pay/<containerId>`. */
function containerOf(paymentUrl: string): string {
  return decodeURIComponent(new URL(paymentUrl).pathname.split('/').at(-1) ?? '');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Creates the model of one workbench page.
 *
 * @param paymentPage base URL of the host's payment pages.
 */
export function createWorkbenchModel(address: WorkbenchAddress, paymentPage: string): WorkbenchModel {
  const state = signal<WorkbenchState>({ kind: 'opening' });
  const log = signal<readonly LogLine[]>([]);
  const invoice = signal<Invoice | null>(null);
  const paymentUrl = signal<string | null>(null);
  const notice = signal<Notice | null>(null);
  let session: HostSession | null = null;
  /** Whether the open payment is a `checkout`, whose outcome is sent to the mini-app. */
  let tellGuest = false;
  let lineCount = 0;

  const refreshInvoice = async () => {
    const known = state.peek();
    if (known.kind !== 'open' || known.embedding.orderContainerId === undefined) return;
    invoice.value = await readInvoice(known.embedding.orderContainerId);
  };

  const endPayment = (status: PaymentStatus) => {
    paymentUrl.value = null;
    notice.value = { kind: 'payment', status };
    if (tellGuest) session?.paymentResult(status);
    tellGuest = false;
    void refreshInvoice();
  };

  /** Polls the open payment until it is settled, here or by the control API. */
  const watchPayment = async (url: string) => {
    while (paymentUrl.peek() === url) {
      await new Promise((resolve) => setTimeout(resolve, PAYMENT_POLL_MS));
      const status = await readInvoice(containerOf(url)).then(
        (read) => read.status,
        () => 'payable' as const,
      );
      if (status !== 'payable' && paymentUrl.peek() === url) endPayment(status);
    }
  };

  const openPayment = (url: string, isCheckout: boolean) => {
    tellGuest = isCheckout;
    paymentUrl.value = url;
    void watchPayment(url);
  };

  return {
    state,
    log,
    invoice,
    paymentUrl,
    notice,
    async open() {
      state.value = { kind: 'opening' };
      invoice.value = null;
      try {
        state.value = { kind: 'open', embedding: await openEmbedding(address) };
        await refreshInvoice();
      } catch (error) {
        state.value = { kind: 'failed', message: messageOf(error) };
      }
    },
    mount(container, embedding, title) {
      try {
        session = embedMiniApp({
          container,
          title,
          url: embedding.url,
          initialData: embedding.initialData,
          policy: { paymentPages: [paymentPage], allowHttpOnLoopback: true },
          observer: (event) => {
            lineCount += 1;
            log.value = [{ ...event, key: lineCount }, ...log.peek()].slice(0, MAX_LINES);
          },
          onCheckout: (url) => openPayment(url, true),
          onDone: (url) => {
            if (url !== null) return openPayment(url, false);
            notice.value = { kind: 'done' };
            void refreshInvoice();
          },
          onLink: (url) => void window.open(url, '_blank', 'noopener'),
          onError: (text) => {
            notice.value = { kind: 'error', text };
          },
          onUnavailable: () => {
            state.value = { kind: 'unavailable' };
          },
        });
      } catch (error) {
        state.value = { kind: 'failed', message: messageOf(error) };
        return () => undefined;
      }
      session.frame.dataset.miniApp = '';
      const mounted = session;
      return () => {
        mounted.dispose();
        if (session === mounted) session = null;
      };
    },
    payInvoice() {
      const containerId = invoice.peek()?.orderContainerId;
      if (containerId !== undefined) openPayment(`${paymentPage}${containerId}`, false);
    },
    closePayment() {
      if (paymentUrl.peek() !== null) endPayment('pending');
    },
    async remove(orderId) {
      try {
        invoice.value = await removeOrder(orderId);
      } catch (error) {
        notice.value = { kind: 'error', text: messageOf(error) };
      }
    },
    clearLog() {
      log.value = [];
    },
    dismissNotice() {
      notice.value = null;
    },
  };
}
