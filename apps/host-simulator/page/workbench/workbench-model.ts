import {
  type ConversationEvent,
  embedMiniApp,
  type HostSession,
  type PaymentStatus,
} from '@invoicebox/mini-app-sdk/host';
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Embedding, Invoice } from '../../contract/index.js';
import { openEmbedding, readInvoice, removeOrder } from '../shared/host-api.js';
import type { WorkbenchAddress } from './address.js';

/** How an embedding stands. */
type WorkbenchState =
  | { kind: 'opening' }
  | { kind: 'open'; embedding: Embedding }
  | { kind: 'unavailable' }
  | { kind: 'failed'; message: string };

/** News for the person at the workbench. */
export type News =
  | { kind: 'error'; text: string | null }
  | { kind: 'done' }
  | { kind: 'payment'; status: PaymentStatus };

/** A line of the message log. */
export type LogLine = ConversationEvent & { key: number };

/** Invoicebox's part of one embedding: frame, container, payment. */
export interface WorkbenchModel {
  readonly state: ReadonlySignal<WorkbenchState>;
  /** Messages of the conversation, newest first. */
  readonly log: ReadonlySignal<readonly LogLine[]>;
  /** The main order's invoice, in the mode `suborder`. */
  readonly invoice: ReadonlySignal<Invoice | null>;
  /** Address of the payment page that is open over the mini-app. */
  readonly paymentUrl: ReadonlySignal<string | null>;
  readonly news: ReadonlySignal<News | null>;
  /** Prepares the embedding; in the mode `suborder` a new main order is made. */
  open(): Promise<void>;
  /** Puts the mini-app into the container of the page. Returns a function that takes it out. */
  mount(container: HTMLElement, embedding: Embedding, title: string): () => void;
  /** Opens the payment page of the main order's invoice. */
  payInvoice(): void;
  /** The buyer closes the payment page without a result. */
  closePayment(): void;
  /** The buyer takes an added order out of the invoice. */
  remove(orderId: string): Promise<void>;
  clearLog(): void;
  dismissNews(): void;
}

/** The log keeps so many lines. */
const MAX_LINES = 500;
/** Between two looks whether an open payment was settled. */
const PAYMENT_POLL_MS = 500;

/** `…/pay/<containerId>`: the host's own address, so the last part of its path is the container. */
function containerOf(paymentUrl: string): string {
  return decodeURIComponent(new URL(paymentUrl).pathname.split('/').at(-1) ?? '');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Makes the model of one workbench page.
 *
 * @param paymentPage address under which every payment page of this host lies.
 */
export function createWorkbenchModel(address: WorkbenchAddress, paymentPage: string): WorkbenchModel {
  const state = signal<WorkbenchState>({ kind: 'opening' });
  const log = signal<readonly LogLine[]>([]);
  const invoice = signal<Invoice | null>(null);
  const paymentUrl = signal<string | null>(null);
  const news = signal<News | null>(null);
  let session: HostSession | null = null;
  /** Whether the open payment is a `checkout`, whose outcome the mini-app is told. */
  let tellGuest = false;
  let lineCount = 0;

  const refreshInvoice = async () => {
    const known = state.peek();
    if (known.kind !== 'open' || known.embedding.orderContainerId === undefined) return;
    invoice.value = await readInvoice(known.embedding.orderContainerId);
  };

  const endPayment = (status: PaymentStatus) => {
    paymentUrl.value = null;
    news.value = { kind: 'payment', status };
    if (tellGuest) session?.paymentResult(status);
    tellGuest = false;
    void refreshInvoice();
  };

  /** Looks at the open payment until it is settled, here or by the control API. */
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
    news,
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
            news.value = { kind: 'done' };
            void refreshInvoice();
          },
          onLink: (url) => void window.open(url, '_blank', 'noopener'),
          onError: (text) => {
            news.value = { kind: 'error', text };
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
        news.value = { kind: 'error', text: messageOf(error) };
      }
    },
    clearLog() {
      log.value = [];
    },
    dismissNews() {
      news.value = null;
    },
  };
}
