export type { AllPages } from './client/all-pages.js';
export { type Backoff, backoffMs } from './client/backoff.js';
export type { CircuitOptions, CircuitState } from './client/circuit.js';
export {
  InvoiceboxClient,
  type InvoiceboxClientOptions,
  type KnownOrder,
  type OrderNumber,
  type OrderNumbers,
  type SettledOrders,
} from './client/client.js';
export { chooseSurvivor, hasMoney, isLive, isUnpaid, type Survival } from './client/duplicates.js';
export type { Ensured } from './client/ensure.js';
export { type Effect, InvoiceboxApiError } from './client/errors.js';
export type { AttemptEvent, ClientHooks, ResponseEvent, UnreadableEvent } from './client/hooks.js';
export {
  forecastPermits,
  MemoryRateLimiter,
  type PermitAnswer,
  type RateLimiter,
  UnlimitedRateLimiter,
} from './client/rate-limiter.js';
export { type HttpSender, type ReceivedAnswer, type SentRequest, sendHttp } from './client/send-http.js';
export { timeoutSignal } from './client/sleep.js';
export type { CallOptions } from './client/transport.js';
export { type Clock, systemClock } from './clock.js';
export { isLoopbackHost } from './loopback.js';
export { SIGNATURE_HEADER, type SignatureAlgorithm, signBody, verifySignature } from './signature.js';
