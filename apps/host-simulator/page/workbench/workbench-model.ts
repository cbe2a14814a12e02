import {
  type ConversationEvent,
  createUrlJudge,
  EmbedError,
  embedMiniApp,
  type HostSession,
  type PaymentStatus,
} from '@invoicebox/mini-app-sdk/host';
import type { InitialData } from '@invoicebox/mini-app-sdk/protocol';
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Embedding, Invoice } from '../../shared/index.js';
import { openEmbedding, probePage, readInvoice, removeOrder } from '../shared/host-api.js';
import type { WorkbenchAddress } from './address.js';
import { describeValue } from './describe-value.js';
import { createFrameWatch, type FrameWatch, type SilenceCause } from './frame-watch.js';

/** State of an embedding. */
type WorkbenchState =
  | { kind: 'opening' }
  | { kind: 'open'; embedding: Embedding }
  | { kind: 'unavailable' }
  | { kind: 'failed'; reason: OpenFailure };

/** Why nothing could be opened: an address that the host does not take, or a message. */
type OpenFailure = 'not-an-address' | 'local-network' | 'plain-http' | 'same-origin' | { message: string };

/** A notice for the user of the workbench. */
export type Notice =
  | { kind: 'error'; text: string | null }
  | { kind: 'done' }
  | { kind: 'payment'; status: PaymentStatus };

/** An entry of the message log. The message is text: what a page has posted can be anything. */
export type LogLine = Omit<ConversationEvent, 'message'> & { key: number; text: string };

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
  /** Why no mini-app answers in the frame; null while it may still, and when it does. */
  readonly silence: ReadonlySignal<SilenceCause | null>;
  /** Prepares the embedding; in the mode `suborder` this creates a new main order. */
  open(): Promise<void>;
  /** Embeds the mini-app in `container`. Returns a function that removes it. */
  mount(container: HTMLElement, embedding: Embedding, title: string): () => void;
  /**
   * Sends data to the mini-app as `updateData`.
   * @param json the data, as JSON.
   * @returns what is wrong with it, or null. The log tells whether it was sent.
   */
  updateData(json: string): string | null;
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

/** Why the host does not embed a page at this address. */
function failureOf(error: unknown, url: string): OpenFailure {
  if (!(error instanceof EmbedError)) return { message: messageOf(error) };
  if (error.code === 'SAME_ORIGIN') return 'same-origin';
  if (error.code !== 'INVALID_URL' || !url.startsWith('http:')) return { message: error.message };
  const onLan = createUrlJudge({ paymentPages: [], allowHttpOnPrivateNetwork: true }).link(url);
  return onLan.ok ? 'local-network' : 'plain-http';
}

/** Whether the text is an address that a frame could have. */
function isAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
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
  const watch = signal<FrameWatch | null>(null);
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

  const logEvent = ({ message, ...event }: ConversationEvent) => {
    lineCount += 1;
    log.value = [{ ...event, key: lineCount, text: describeValue(message) }, ...log.peek()].slice(0, MAX_LINES);
  };

  /** Embeds the mini-app and watches whether it answers. */
  const embed = (container: HTMLElement, { url, initialData }: Embedding, title: string): HostSession => {
    return embedMiniApp({
      container,
      title,
      url,
      initialData,
      policy: { paymentPages: [paymentPage], allowHttpOnLoopback: true, allowHttpOnPrivateNetwork: address.lan },
      observer: (event) => {
        logEvent(event);
        watch.peek()?.hear(event);
      },
      onCheckout: (paymentUrl) => openPayment(paymentUrl, true),
      onDone: (paymentUrl) => {
        if (paymentUrl !== null) return openPayment(paymentUrl, false);
        notice.value = { kind: 'done' };
        void refreshInvoice();
      },
      onLink: (link) => void window.open(link, '_blank', 'noopener'),
      onError: (text) => {
        notice.value = { kind: 'error', text };
      },
      onUnavailable: () => {
        state.value = { kind: 'unavailable' };
      },
    });
  };

  const openPayment = (url: string, isCheckout: boolean) => {
    tellGuest = isCheckout;
    paymentUrl.value = url;
    void watchPayment(url);
  };

  return {
    silence: computed(() => watch.value?.cause.value ?? null),
    state,
    log,
    invoice,
    paymentUrl,
    notice,
    async open() {
      state.value = { kind: 'opening' };
      invoice.value = null;
      if (!isAddress(address.url)) {
        state.value = { kind: 'failed', reason: 'not-an-address' };
        return;
      }
      try {
        state.value = { kind: 'open', embedding: await openEmbedding(address) };
        await refreshInvoice();
      } catch (error) {
        state.value = { kind: 'failed', reason: { message: messageOf(error) } };
      }
    },
    mount(container, embedding, title) {
      let mounted: HostSession;
      try {
        mounted = embed(container, embedding, title);
      } catch (error) {
        state.value = { kind: 'failed', reason: failureOf(error, embedding.url) };
        return () => undefined;
      }
      const { frame } = mounted;
      frame.dataset.miniApp = '';
      const watched = createFrameWatch(() => probePage(frame.src));
      frame.addEventListener('load', watched.loaded);
      session = mounted;
      watch.value = watched;
      return () => {
        mounted.dispose();
        watched.stop();
        if (session === mounted) session = null;
      };
    },
    updateData(json) {
      try {
        session?.updateData(JSON.parse(json) as InitialData);
        return null;
      } catch (error) {
        return messageOf(error);
      }
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
