export {
  type Buyer,
  createSessionStore,
  type MiniAppState,
  type SessionSnapshot,
  type SessionStore,
} from './session-store.js';
