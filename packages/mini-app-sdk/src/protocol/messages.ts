/** The outcomes of a payment that a host may report (docs/protocol.md, Messages from host to guest). */
export const PAYMENT_STATUSES = ['pending', 'completed', 'canceled', 'expired', 'hold', 'unknown'] as const;

/** The outcome of a payment as the host reports it. It is a hint: the truth is on the mini-app's own server. */
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** One position of the main order. */
export interface BasketItemInfo {
  readonly sku: string;
  readonly name: string;
}

interface CommonPublicData {
  /** The buyer's e-mail address; may be empty. */
  readonly userEmail: string;
  /** The buyer's name; may be empty. */
  readonly userName: string;
  /** The buyer's phone number; may be empty. */
  readonly userPhone: string;
  /** The buyer's language, e.g. `ru`; may be empty. */
  readonly locale: string;
  /** The point of sale. */
  readonly shopId?: number | undefined;
  /** True where the host rules the height of the frame and ignores `height`. */
  readonly fullHeight: boolean;
}

/** A stand-alone storefront: the mini-app creates its own order and ends with `checkout`. */
export interface OrderPublicData extends CommonPublicData {
  readonly minappType: 'order';
  readonly orderContainerId?: undefined;
}

/** An extra to a main order: the mini-app adds its order to the container and ends with `done`. */
export interface SuborderPublicData extends CommonPublicData {
  readonly minappType: 'suborder';
  /** The container that the mini-app's order joins. */
  readonly orderContainerId: string;
}

/** Who buys and where the mini-app runs (docs/protocol.md, InitialData). */
export type PublicData = OrderPublicData | SuborderPublicData;

/** What the main order holds (docs/protocol.md, InitialData). */
export interface PrivateData {
  /** Metadata of the main order and of its basket items: JSON-LD after schema.org, but anything is allowed. */
  readonly metaData: readonly unknown[];
  readonly basketItems?: readonly BasketItemInfo[] | undefined;
}

/** All that the host tells the mini-app about the buyer and the order. */
export interface InitialData {
  readonly public: PublicData;
  readonly private: PrivateData;
}

interface Message<Action extends string> {
  /** The embedding that the message belongs to. */
  readonly id: string;
  readonly action: Action;
}

interface DataMessage<Action extends string, Data> extends Message<Action> {
  readonly data: Data;
}

/** "I am listening." Without `version` the guest speaks protocol 1. */
export interface GuestInitMessage extends Message<'init'> {
  readonly version?: number | undefined;
}
/** The height in CSS pixels that the content needs. */
export type HeightMessage = DataMessage<'height', number>;
/** The order was added; a URL asks the host to go and pay it. */
export type DoneMessage = DataMessage<'done', string | null>;
/** Asks the host to open the payment page of a stand-alone order. */
export type CheckoutMessage = DataMessage<'checkout', string>;
/** Asks the host to open a URL in a new tab. */
export type LinkMessage = DataMessage<'link', string>;
/** A text for the buyer; null leaves the wording to the host. */
export type ErrorMessage = DataMessage<'error', string | null>;
/** The service does not apply to this order: the host closes the mini-app and says so. */
export type UnavailableMessage = DataMessage<'unavailable', null>;

/** Everything a guest may say (docs/protocol.md, Messages from guest to host). */
export type GuestMessage =
  | GuestInitMessage
  | HeightMessage
  | DoneMessage
  | CheckoutMessage
  | LinkMessage
  | ErrorMessage
  | UnavailableMessage;

/** The host's answer to every `init` of the guest. */
export type HostInitMessage = DataMessage<'init', InitialData>;
/** The outcome of a `checkout`. */
export type PaymentResultMessage = DataMessage<'paymentResult', PaymentStatus>;
/** The buyer changed something on the host's page. Protocol 2 and later. */
export type UpdateDataMessage = DataMessage<'updateData', InitialData>;

/** Everything a host may say (docs/protocol.md, Messages from host to guest). */
export type HostMessage = HostInitMessage | PaymentResultMessage | UpdateDataMessage;
