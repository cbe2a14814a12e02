/**
 * The wire under the names of Invoicebox's own SDK (docs/protocol.md, Compatibility). Its guards look at `id` and
 * `action` alone, whatever the data.
 */
import { PROTOCOL_VERSION } from '../protocol/constants.js';
import type {
  BasketItemInfo,
  CheckoutMessage,
  DoneMessage,
  ErrorMessage,
  GuestInitMessage,
  GuestMessage,
  HeightMessage,
  HostInitMessage,
  HostMessage,
  InitialData,
  LinkMessage,
  OrderPublicData,
  PaymentResultMessage,
  PaymentStatus,
  PrivateData,
  PublicData,
  SuborderPublicData,
  UnavailableMessage,
  UpdateDataMessage,
} from '../protocol/messages.js';
import { peek } from '../protocol/peek.js';

export { PROTOCOL_VERSION };

/** Everything the host tells the mini-app about the buyer and the order. */
export type TInitialData = InitialData;
/** The buyer, and how the mini-app is embedded. `getInitialData()` resolves to it. */
export type TPublicInitialData = PublicData;
/** Metadata and items of the main order. */
export type TPrivateInitialData = PrivateData;
/** An item of the main order. */
export type TBasketItemInfo = BasketItemInfo;
/** The outcome of a payment as the host reports it. Only a hint: ask the mini-app's own server. */
export type TPaymentStatus = PaymentStatus;
/** How a stand-alone order is embedded. */
export type TAppSettings = Pick<OrderPublicData, 'minappType' | 'fullHeight' | 'orderContainerId'>;
/** How an extra to a main order is embedded. */
export type TWebSettings = Pick<SuborderPublicData, 'minappType' | 'fullHeight' | 'orderContainerId'>;
/** Any message from a mini-app. */
export type TChildToParentMessage = GuestMessage;
/** Any message from a host. */
export type TParentToChildMessage = HostMessage;
/** The mini-app's `init`. */
export type TInitMessageTo = GuestInitMessage;
/** The mini-app's `height`. */
export type THeightMessageTo = HeightMessage;
/** The mini-app's `done`. */
export type TDoneMessageTo = DoneMessage;
/** The mini-app's `error`. */
export type TErrorMessageTo = ErrorMessage;
/** The mini-app's `link`. */
export type TLinkMessageTo = LinkMessage;
/** The mini-app's `unavailable`. */
export type TUnavailableMessageTo = UnavailableMessage;
/** The mini-app's `checkout`. */
export type TCheckoutMessageTo = CheckoutMessage;
/** The host's `init`. */
export type TInitMessageFrom = HostInitMessage;
/** The host's `updateData`. */
export type TUpdateDataMessageFrom = UpdateDataMessage;
/** The host's `paymentResult`. */
export type TPaymentResultMessageFrom = PaymentResultMessage;

/** Messages that not every protocol has, with the version that brought them. */
export const PROTOCOL_FEATURES = { updateData: 2 } as const;

/** Whether a peer of this protocol version knows the feature. */
export function isFeatureSupported(feature: keyof typeof PROTOCOL_FEATURES, version: number): boolean {
  return version >= PROTOCOL_FEATURES[feature];
}

/** The protocol version that a guest announces; one that announces none speaks protocol 1. */
export function getChildProtocolVersion(initMessage: Pick<GuestInitMessage, 'version'>): number {
  return initMessage.version ?? 1;
}

const GUEST_ACTIONS: ReadonlySet<string | null> = new Set<GuestMessage['action']>([
  'init',
  'height',
  'done',
  'checkout',
  'link',
  'error',
  'unavailable',
]);
const HOST_ACTIONS: ReadonlySet<string | null> = new Set<HostMessage['action']>([
  'init',
  'paymentResult',
  'updateData',
]);

/** Whether the value has a string `id` and a guest's `action`. Its data is not checked. */
export function isChildToParentMessage(value: unknown): value is TChildToParentMessage {
  return peek(value, 'id') !== null && GUEST_ACTIONS.has(peek(value, 'action'));
}

/** Whether the value has a string `id` and a host's `action`. Its data is not checked. */
export function isParentToChildMessage(value: unknown): value is TParentToChildMessage {
  return peek(value, 'id') !== null && HOST_ACTIONS.has(peek(value, 'action'));
}
