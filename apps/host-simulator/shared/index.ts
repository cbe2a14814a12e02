/** The contract between the simulator's pages and its server: types and names, no logic. */
import type { OrderResponse, PayActionResponse } from '@invoicebox/invoicebox-api/contract';
import type { InitialData } from '@invoicebox/mini-app-sdk/protocol';

/** The places where Invoicebox runs mini-apps (docs/protocol.md, where it runs). */
export const EMBEDDING_MODES = ['suborder', 'order-web', 'order-app'] as const;

/** One of {@link EMBEDDING_MODES}. */
export type EmbeddingMode = (typeof EMBEDDING_MODES)[number];

/** What a host page needs to embed a mini-app. */
export interface Embedding {
  url: string;
  mode: EmbeddingMode;
  initialData: InitialData;
  /** The main order's invoice; set only in the mode `suborder`. */
  orderContainerId?: string;
}

/** A mini-app on the first page and in the workbench. */
export interface ListedMiniApp {
  name: string;
  title: { ru: string; en: string };
  description?: { ru: string; en: string } | undefined;
  /** The kinds of orders that it takes. */
  kinds: Array<'order' | 'suborder'>;
  url: string;
}

/** Settings of the host's pages. */
export interface HostSettings {
  presets: Array<{ id: string; title: { ru: string; en: string } }>;
  miniApps: ListedMiniApp[];
  /** Base URL of payment pages. */
  paymentPage: string;
}

/** The status of a container as a whole, as the payment page shows it and the host reports it to the mini-app. */
export type InvoiceStatus = 'payable' | 'completed' | 'hold' | 'canceled' | 'expired';

/** An order on the payment page. */
export interface InvoiceOrder {
  shopName: string;
  order: OrderResponse;
  /** The merchant's message when it could not fulfil the paid order. */
  shippingUnavailable?: string;
}

/** A container with its orders, oldest first. */
export interface Invoice {
  orderContainerId: string;
  status: InvoiceStatus;
  orders: InvoiceOrder[];
}

/** How the buyer receives the closing documents: electronically (EDO), by courier or by post. */
export const DOCUMENT_DELIVERIES = ['edo', 'courier', 'post'] as const;

/** One of {@link DOCUMENT_DELIVERIES}. */
export type DocumentDelivery = (typeof DOCUMENT_DELIVERIES)[number];

/** Number of digits in a payment code. */
export const CODE_LENGTH = 4;

/** Result of requesting a payment code. */
export type SentCode =
  | { result: 'available'; publicCode: string; code: string }
  | { result: 'notRegistered' | 'notEnoughMoney' | 'error' };

/** Result of entering a payment code. */
export interface CodePayment {
  result: PayActionResponse['result'];
  /** A text that the payer has to be shown. */
  message?: { title: string; message: string };
  /** The invoice after the attempt. */
  invoice: Invoice;
}
