import type {
  CodePayment,
  DocumentDelivery,
  Embedding,
  EmbeddingMode,
  HostSettings,
  Invoice,
  SentCode,
} from '../../contract/index.js';

/** A call of the simulator's own server that gave no result; the message is for a person. */
export class HostApiError extends Error {
  override readonly name = 'HostApiError';
  /** The server's code, or `offline` when no readable answer came. */
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

async function call<Answer>(path: string, body?: unknown): Promise<Answer> {
  let response: Response;
  let json: { data?: Answer; code?: string; message?: string };
  try {
    response = await fetch(`/_host${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    json = await response.json();
  } catch (cause) {
    throw new HostApiError('offline', 'The simulator could not be reached: is it still running?', cause);
  }
  if (response.ok && json.data !== undefined) return json.data;
  throw new HostApiError(json.code ?? 'unknown', json.message ?? `HTTP ${response.status}`);
}

/** Presets, mini-apps and the payment page's address. */
export function readSettings(): Promise<HostSettings> {
  return call('/settings');
}

/** Prepares an embedding; in the mode `suborder` this makes the preset's main order. */
export function openEmbedding(request: {
  url: string;
  mode: EmbeddingMode;
  locale: 'ru' | 'en';
  preset: string;
}): Promise<Embedding> {
  return call('/embeddings', request);
}

/** The invoice of a container as it is now. */
export function readInvoice(containerId: string): Promise<Invoice> {
  return call(`/invoices/${encodeURIComponent(containerId)}`);
}

/** What a buyer can do to a whole invoice: pay, guarantee the payment, give it up, let its time run out. */
export type InvoiceAction = 'pay' | 'hold' | 'decline' | 'expire';

/** Does something to a whole invoice; resolves when the merchants have answered or failed once. */
export function settleInvoice(
  containerId: string,
  action: InvoiceAction,
  documentDelivery: DocumentDelivery,
): Promise<Invoice> {
  return call(`/invoices/${encodeURIComponent(containerId)}/${action}`, { documentDelivery });
}

/** Who pays by code: known by one of these. */
export type CodePayer = { vatNumber: string } | { email: string } | { phone: string };

/** Has a code sent to a payer. */
export function requestCode(containerId: string, customer: CodePayer): Promise<SentCode> {
  return call(`/invoices/${encodeURIComponent(containerId)}/code`, { customer });
}

/** Guarantees the payment of an invoice by a code. */
export function payByCode(
  containerId: string,
  customer: CodePayer,
  publicCode: string,
  code: string,
): Promise<CodePayment> {
  return call(`/invoices/${encodeURIComponent(containerId)}/pay-by-code`, { customer, publicCode, code });
}

/** Takes an added order out of its invoice. */
export function removeOrder(orderId: string): Promise<Invoice> {
  return call(`/orders/${encodeURIComponent(orderId)}/remove`, {});
}
