/** Version of the protocol this SDK speaks; a guest announces it in `init` (docs/protocol.md, Versions). */
export const PROTOCOL_VERSION = 2;

/** Milliseconds between two `init` of a guest that has not been answered (docs/protocol.md, The handshake). */
export const INIT_INTERVAL_MS = 500;

/** Default timeout for the host's data, in milliseconds (docs/protocol.md, The handshake). */
export const DEFAULT_INIT_TIMEOUT_MS = 15_000;

/** Query parameter by which the host names the embedding (docs/protocol.md, Embedding). */
export const ID_PARAMETER = 'id';

/** The outcomes of a payment that a host may report (docs/protocol.md, Messages from host to guest). */
export const PAYMENT_STATUSES = ['pending', 'completed', 'canceled', 'expired', 'hold', 'unknown'] as const;
