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

export type TInitialData = InitialData;
export type TPublicInitialData = PublicData;
export type TPrivateInitialData = PrivateData;
export type TBasketItemInfo = BasketItemInfo;
export type TPaymentStatus = PaymentStatus;
export type TAppSettings = Pick<OrderPublicData, 'minappType' | 'fullHeight' | 'orderContainerId'>;
export type TWebSettings = Pick<SuborderPublicData, 'minappType' | 'fullHeight' | 'orderContainerId'>;
export type TChildToParentMessage = GuestMessage;
export type TParentToChildMessage = HostMessage;
export type TInitMessageTo = GuestInitMessage;
export type THeightMessageTo = HeightMessage;
export type TDoneMessageTo = DoneMessage;
export type TErrorMessageTo = ErrorMessage;
export type TLinkMessageTo = LinkMessage;
export type TUnavailableMessageTo = UnavailableMessage;
export type TCheckoutMessageTo = CheckoutMessage;
export type TInitMessageFrom = HostInitMessage;
export type TUpdateDataMessageFrom = UpdateDataMessage;
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

/** Whether the value has a string `id` and a guest's `action`; its data is not looked at. */
export function isChildToParentMessage(value: unknown): value is TChildToParentMessage {
  return peek(value, 'id') !== null && GUEST_ACTIONS.has(peek(value, 'action'));
}

/** Whether the value has a string `id` and a host's `action`; its data is not looked at. */
export function isParentToChildMessage(value: unknown): value is TParentToChildMessage {
  return peek(value, 'id') !== null && HOST_ACTIONS.has(peek(value, 'action'));
}
