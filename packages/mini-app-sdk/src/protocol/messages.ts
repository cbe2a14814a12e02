// Generated from src/protocol/schema. Do not edit: change the schemas and run `node scripts/generate-protocol.mjs`.

/** The guest is listening. */
export interface GuestInitMessage {
  /** The embedding that the message belongs to. */
  readonly id: string;
  readonly action: 'init';
  /** The protocol version that the guest speaks; 1 if absent. */
  readonly version?: number | undefined;
}

/** The height that the content needs. */
export interface HeightMessage {
  /** The embedding that the message belongs to. */
  readonly id: string;
  readonly action: 'height';
  /** finite number >= 0, CSS pixels */
  readonly data: number;
}

/** The order was added. With a URL it must be paid now; with null it joined the container or is not paid through Invoicebox. */
export interface DoneMessage {
  /** The embedding that the message belongs to. */
  readonly id: string;
  readonly action: 'done';
  /** URL of a payment, or null */
  readonly data: string | null;
}

/** Asks the host to open the payment page of a stand-alone order. */
export interface CheckoutMessage {
  /** The embedding that the message belongs to. */
  readonly id: string;
  readonly action: 'checkout';
  /** URL of a payment */
  readonly data: string;
}

/** Asks the host to open the URL in a new tab. */
export interface LinkMessage {
  /** The embedding that the message belongs to. */
  readonly id: string;
  readonly action: 'link';
  /** URL */
  readonly data: string;
}

/** Something went wrong. */
export interface ErrorMessage {
  /** The embedding that the message belongs to. */
  readonly id: string;
  readonly action: 'error';
  /** text, or null */
  readonly data: string | null;
}

/** The service does not apply to this order. */
export interface UnavailableMessage {
  /** The embedding that the message belongs to. */
  readonly id: string;
  readonly action: 'unavailable';
  /** null */
  readonly data: null;
}

/** Any message from a guest. */
export type GuestMessage =
  | GuestInitMessage
  | HeightMessage
  | DoneMessage
  | CheckoutMessage
  | LinkMessage
  | ErrorMessage
  | UnavailableMessage;

/** A stand-alone storefront: the mini-app creates its own order and ends with `checkout`. */
export interface OrderPublicData {
  /** A stand-alone order. */
  readonly minappType: 'order';
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
  /** True if the host controls the height of the frame and ignores `height`. */
  readonly fullHeight: boolean;
  /** Only a `suborder` joins a container. */
  readonly orderContainerId?: undefined;
}

/** An extra to a main order: the mini-app adds its order to the container and ends with `done`. */
export interface SuborderPublicData {
  /** An extra to a main order. */
  readonly minappType: 'suborder';
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
  /** True if the host controls the height of the frame and ignores `height`. */
  readonly fullHeight: boolean;
  /** The container that the mini-app's order joins. */
  readonly orderContainerId: string;
}

/** The buyer, and how the mini-app is embedded. */
export type PublicData = OrderPublicData | SuborderPublicData;

/** An item of the main order. */
export interface BasketItemInfo {
  /** The merchant's article code. */
  readonly sku: string;
  /** The name shown to the buyer. */
  readonly name: string;
}

/** Metadata and items of the main order. */
export interface PrivateData {
  /** Metadata of the main order and its basket items: usually JSON-LD with schema.org types, but anything is allowed. */
  readonly metaData: readonly unknown[];
  /** Items that are already in the main order. */
  readonly basketItems?: readonly BasketItemInfo[] | undefined;
}

/** Everything the host tells the mini-app about the buyer and the order. */
export interface InitialData {
  readonly public: PublicData;
  readonly private: PrivateData;
}

/** The answer to the guest's `init`. */
export interface HostInitMessage {
  /** The embedding that the message belongs to. */
  readonly id: string;
  readonly action: 'init';
  readonly data: InitialData;
}

/** The outcome of a payment as the host reports it. Only a hint: ask the mini-app's own server. */
export type PaymentStatus = 'pending' | 'completed' | 'canceled' | 'expired' | 'hold' | 'unknown';

/** The outcome of a `checkout`. Only a hint: ask the mini-app's own server whether the order is paid. */
export interface PaymentResultMessage {
  /** The embedding that the message belongs to. */
  readonly id: string;
  readonly action: 'paymentResult';
  readonly data: PaymentStatus;
}

/** The buyer changed something on the host's page. The frame is not reloaded. */
export interface UpdateDataMessage {
  /** The embedding that the message belongs to. */
  readonly id: string;
  readonly action: 'updateData';
  readonly data: InitialData;
}

/** Any message from a host. */
export type HostMessage = HostInitMessage | PaymentResultMessage | UpdateDataMessage;
