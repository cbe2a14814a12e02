export type {
  GuestMessage,
  HostMessage,
  InitialData,
  PaymentStatus,
  PrivateData,
  PublicData,
} from '../protocol/messages.js';
export { embedMiniApp } from './embed-mini-app.js';
export { EmbedError, type EmbedErrorCode } from './errors.js';
export type { EmbedOptions, FramePlace, HostHandlers, HostSession } from './host-session.js';
export type { ConversationEvent, ConversationObserver, VerdictReason } from './observer.js';
export { DEFAULT_RATE_LIMIT, type RateLimit } from './token-bucket.js';
export { createUrlJudge, type UrlJudge, type UrlPolicy, type UrlRefusal, type UrlVerdict } from './url-policy.js';
