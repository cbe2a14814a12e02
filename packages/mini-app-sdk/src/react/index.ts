export {
  type Buyer,
  createSessionStore as createMiniAppSession,
  type MiniAppState,
  type SessionSnapshot,
  type SessionStore as MiniAppSession,
} from '../session/index.js';
export { MiniAppProvider, type MiniAppProviderProps, type MiniAppView, useMiniApp } from './context.js';
export { useAutoHeight } from './use-auto-height.js';
