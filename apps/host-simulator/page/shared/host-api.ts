import type { FrameFault } from '../../shared/frame-fault.js';
import type {
  CodePayment,
  DocumentDelivery,
  Embedding,
  EmbeddingMode,
  HostSettings,
  Invoice,
  SentCode,
} from '../../shared/index.js';

/** A failed call to the simulator's server, with a human-readable message. */
export class HostApiError extends Error {
  override readonly name = 'HostApiError';
  /** The server's error code, or `offline` without a readable response. */
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** Longer than any call takes; then the server counts as unreachable. */
const TIMEOUT_MS = 60_000;

async function call<Answer>(path: string, body?: unknown): Promise<Answer> {
  let response: Response;
  let json: { data?: Answer; code?: string; message?: string };
  try {
    response = await fetch(`/_host${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    json = await response.json();
  } catch (cause) {
    throw new HostApiError('offline', 'The simulator could not be reached: is it still running?', cause);
  }
  if (response.ok && json.data !== undefined) return json.data;
  throw new HostApiError(json.code ?? 'unknown', json.message ?? `HTTP ${response.status}`);
}

/** Reads the presets, the mini-apps and the payment page's URL. */
export function readSettings(): Promise<HostSettings> {
  return call('/settings');
}

/** Prepares an embedding; in the mode `suborder` this creates the preset's main order. */
export function openEmbedding(request: {
  url: string;
  mode: EmbeddingMode;
  locale: 'ru' | 'en';
  preset: string;
}): Promise<Embedding> {
  return call('/embeddings', request);
}

/** What is wrong with the page at a frame's address, as the server sees it; null for nothing. */
export async function probePage(url: string): Promise<FrameFault | null> {
  const { fault } = await call<{ fault: FrameFault | null }>('/probe', { url });
  return fault;
}

/** Reads the current invoice of a container. */
export function readInvoice(containerId: string): Promise<Invoice> {
  return call(`/invoices/${encodeURIComponent(containerId)}`);
}

/** An action on a whole invoice. */
export type InvoiceAction = 'pay' | 'hold' | 'decline' | 'expire';

/** Performs an action; resolves when the first attempt to notify each merchant has succeeded or failed. */
export function settleInvoice(
  containerId: string,
  action: InvoiceAction,
  documentDelivery: DocumentDelivery,
): Promise<Invoice> {
  return call(`/invoices/${encodeURIComponent(containerId)}/${action}`, { documentDelivery });
}

/** Identifies who pays by code. */
export type CodePayer = { vatNumber: string } | { email: string } | { phone: string };

/** Requests a code for a payer. */
export function requestCode(containerId: string, customer: CodePayer): Promise<SentCode> {
  return call(`/invoices/${encodeURIComponent(containerId)}/code`, { customer });
}

/** Pays an invoice by code, as a guaranteed payment. */
export function payByCode(
  containerId: string,
  customer: CodePayer,
  publicCode: string,
  code: string,
): Promise<CodePayment> {
  return call(`/invoices/${encodeURIComponent(containerId)}/pay-by-code`, { customer, publicCode, code });
}

/** Removes a suborder from its invoice. */
export function removeOrder(orderId: string): Promise<Invoice> {
  return call(`/orders/${encodeURIComponent(orderId)}/remove`, {});
}
