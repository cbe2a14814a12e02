export type { Buyer, MiniAppState } from '../session/index.js';
export { MiniAppProvider, type MiniAppProviderProps, useMiniApp } from './context.js';
export { createMiniAppSession, type MiniAppSession } from './session.js';
export { useAutoHeight } from './use-auto-height.js';
