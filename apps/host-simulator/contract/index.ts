/** What the simulator's pages and its server say to each other. Types and names alone, none of either's code. */
import type { OrderResponse } from '@invoicebox/invoicebox-api/contract';
import type { InitialData } from '@invoicebox/mini-app-sdk/protocol';

/** The places where Invoicebox runs mini-apps (docs/protocol.md, where it runs). */
export const EMBEDDING_MODES = ['suborder', 'order-web', 'order-app'] as const;

/** One of {@link EMBEDDING_MODES}. */
export type EmbeddingMode = (typeof EMBEDDING_MODES)[number];

/** What a page of the host needs to embed a mini-app. */
export interface Embedding {
  url: string;
  mode: EmbeddingMode;
  initialData: InitialData;
  /** The main order's invoice: exactly in the mode `suborder`. */
  orderContainerId?: string;
}

/** What the host's pages need to know before anything is opened. */
export interface HostSettings {
  presets: Array<{ id: string; title: { ru: string; en: string } }>;
  /** Mini-apps to offer on the first page. */
  miniApps: Array<{ name: string; url: string }>;
  /** Address under which every payment page lies. */
  paymentPage: string;
}

/** How a container stands as a whole: what the payment page shows and a host tells its mini-app. */
export type InvoiceStatus = 'payable' | 'completed' | 'hold' | 'canceled' | 'expired';

/** An order on the payment page. */
export interface InvoiceOrder {
  shopName: string;
  order: OrderResponse;
  /** What the merchant said when it could not give the paid service. */
  shippingUnavailable?: string;
}

/** What the payment page shows: a container and its orders, oldest first. */
export interface Invoice {
  orderContainerId: string;
  status: InvoiceStatus;
  orders: InvoiceOrder[];
}

/** How the buyer wants the closing documents: electronically (EDO), by courier or by post. */
export const DOCUMENT_DELIVERIES = ['edo', 'courier', 'post'] as const;

/** One of {@link DOCUMENT_DELIVERIES}. */
export type DocumentDelivery = (typeof DOCUMENT_DELIVERIES)[number];

/** Digits of a code that a payer is sent. */
export const CODE_LENGTH = 4;

/** What came of a buyer's wish to pay by code. */
export type SentCode =
  | { result: 'available'; publicCode: string; code: string }
  | { result: 'notRegistered' | 'notEnoughMoney' };

/** What came of a code that a buyer entered. */
export interface CodePayment {
  result: 'success' | 'error';
  /** How many times the code can still be entered. */
  leftAttempt: number;
  /** As it is now. */
  invoice: Invoice;
}
