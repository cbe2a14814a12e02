import { createEmitter, type Unsubscribe } from '../guest/emitter.js';
import { normalizeHostOrigin } from '../guest/host-origin.js';
import { createPageTransport } from '../guest/page-transport.js';
import type { Delivery, Transport } from '../guest/transport.js';
import { getMetaDataValues, matchMetaDataValues } from '../metadata/search.js';
import { DEFAULT_INIT_TIMEOUT_MS, ID_PARAMETER, INIT_INTERVAL_MS, PROTOCOL_VERSION } from '../protocol/constants.js';
import type { GuestMessage } from '../protocol/messages.js';
import {
  isParentToChildMessage,
  type TBasketItemInfo,
  type TInitialData,
  type TPaymentStatus,
  type TPublicInitialData,
} from './protocol.js';

/** Settings of {@link InvoiceboxMinapp}. */
export interface TMinappOptions {
  /** The host's origin; found out where it is not given. */
  parentOrigin?: string;
  /** Milliseconds that a wait for the host's data lasts, 15,000 by default. */
  initTimeoutMs?: number;
}

interface Events {
  dataUpdate: TPublicInitialData;
  paymentResult: TPaymentStatus;
  /** Pending waits end: with the data, or with null on disconnect. */
  settled: TInitialData | null;
}

/**
 * A drop-in for the class of Invoicebox's own SDK (docs/protocol.md, Compatibility): the same names and meaning, on
 * this SDK's transports, so that the same origins and sources are heard. It trusts the shape of the host's data, as that
 * SDK does; `createMiniApp` of the main entry checks it.
 */
export class InvoiceboxMinapp {
  readonly #options: TMinappOptions;
  readonly #id: string;
  readonly #events = createEmitter<Events>();
  #transport: Transport | null = null;
  #stopListening: Unsubscribe | undefined;
  #initTimer: ReturnType<typeof setInterval> | undefined;
  #data: TInitialData | null = null;

  constructor(options: TMinappOptions = {}) {
    this.#options = options;
    this.#id = new URL(window.location.href).searchParams.get(ID_PARAMETER) ?? '';
  }

  /** Sends `init` at once and then every 500 ms until the host answers. The second call does nothing. */
  connect(): void {
    if (this.#transport) return;
    const { parentOrigin } = this.#options;
    const origin = parentOrigin === undefined ? undefined : normalizeHostOrigin(parentOrigin);
    const transport = createPageTransport(window, this.#id, origin);
    this.#transport = transport;
    this.#stopListening = transport.listen(
      (delivery) => this.#receive(transport, delivery),
      () => this.#shakeHands(transport),
    );
    this.#shakeHands(transport);
  }

  /** Ends the conversation; pending waits reject. May be called twice. */
  disconnect(): void {
    clearInterval(this.#initTimer);
    this.#stopListening?.();
    this.#transport = null;
    this.#data = null;
    this.#events.emit('settled', null);
  }

  /** Whether `connect()` was called and `disconnect()` was not. */
  isConnected(): boolean {
    return this.#transport !== null;
  }

  /**
   * The host's data about the buyer.
   *
   * @throws Error with `no init response` when the host stays silent, `Disconnected` on {@link disconnect}.
   */
  async getInitialData(): Promise<TPublicInitialData> {
    return (await this.#allData()).public;
  }

  /** Items that are already in the main order; may be empty. Throws as {@link getInitialData}. */
  async getBasketItems(): Promise<readonly TBasketItemInfo[]> {
    return (await this.#allData()).private?.basketItems ?? [];
  }

  /** Whether a property of that name, at any depth of the metadata, equals one of the values. */
  async matchMetaDataValues(targetKey: string, targetValues: unknown[]): Promise<boolean> {
    return matchMetaDataValues((await this.#allData()).private?.metaData, targetKey, targetValues);
  }

  /** All values under the keys, at any depth of the metadata, without duplicates. */
  async getMetaDataValues(targetKey: string | string[]): Promise<unknown[]> {
    return getMetaDataValues((await this.#allData()).private?.metaData, targetKey);
  }

  /** Calls the handler with the new public data after each change. Returns a function that unsubscribes it. */
  onDataUpdate(handler: (data: TPublicInitialData) => void): Unsubscribe {
    return this.#events.on('dataUpdate', handler);
  }

  /** Calls the handler with the outcome of a checkout. Returns a function that unsubscribes it. */
  onPaymentResult(handler: (status: TPaymentStatus) => void): Unsubscribe {
    return this.#events.on('paymentResult', handler);
  }

  /** Height of the content in CSS pixels. */
  onHeightChange(height: number): void {
    this.#send({ action: 'height', data: height });
  }

  /** The order was added. With a URL, it must be paid there. */
  onDone(paymentUrl?: string | null): void {
    this.#send({ action: 'done', data: paymentUrl ?? null });
  }

  /** Asks the host to open the payment page of a stand-alone order. */
  onCheckout(paymentUrl: string): void {
    this.#send({ action: 'checkout', data: paymentUrl });
  }

  /** Asks the host to open the URL in a new tab. */
  onLink(href: string): void {
    this.#send({ action: 'link', data: href });
  }

  /** Asks the host to show the text to the buyer; by default its own wording. */
  onError(message?: string | null): void {
    this.#send({ action: 'error', data: message ?? null });
  }

  /** The service does not apply to this order. */
  onUnavailable(): void {
    this.#send({ action: 'unavailable', data: null });
  }

  #shakeHands(transport: Transport): void {
    const sendInit = () => transport.post({ id: this.#id, action: 'init', version: PROTOCOL_VERSION });
    clearInterval(this.#initTimer);
    this.#initTimer = setInterval(sendInit, INIT_INTERVAL_MS);
    sendInit();
  }

  #receive(transport: Transport, { data: message, origin, refusedFor }: Delivery): void {
    if (refusedFor || !isParentToChildMessage(message) || message.id !== this.#id) return;
    switch (message.action) {
      case 'init':
        transport.hostOrigin ??= origin;
        clearInterval(this.#initTimer);
        this.#learn(message.data);
        break;
      case 'updateData':
        this.#learn(message.data);
        this.#events.emit('dataUpdate', message.data?.public);
        break;
      case 'paymentResult':
        this.#events.emit('paymentResult', message.data);
        break;
    }
  }

  #learn(data: TInitialData | undefined): void {
    this.#data = data ?? ({} as TInitialData);
    this.#events.emit('settled', this.#data);
  }

  #allData(): Promise<Partial<TInitialData> & Pick<TInitialData, 'public'>> {
    if (this.#data) return Promise.resolve(this.#data);
    return new Promise((resolve, reject) => {
      const timeoutMs = this.#options.initTimeoutMs ?? DEFAULT_INIT_TIMEOUT_MS;
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`There was no init response of the host within ${timeoutMs} ms.`));
      }, timeoutMs);
      const stop = this.#events.on('settled', (data) => {
        stop();
        clearTimeout(timer);
        if (data) resolve(data);
        else reject(new Error('Disconnected'));
      });
    });
  }

  /** The order of the keys is the one of the wire: in a WebView the JSON of the message is compared as text. */
  #send(content: { action: Exclude<GuestMessage['action'], 'init'>; data: string | number | null }): void {
    if (!this.#transport) throw new Error(`${content.action}: the mini-app is not connected. Call connect() first.`);
    this.#transport.post({ id: this.#id, ...content } as GuestMessage);
  }
}

/** Creates a mini-app with settings of its own. */
export function createMinapp(options: TMinappOptions = {}): InvoiceboxMinapp {
  return new InvoiceboxMinapp(options);
}
