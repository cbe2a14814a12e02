export { MiniAppProvider, type MiniAppProviderProps, useMiniApp } from './context.js';
export { type Buyer, createMiniAppSession, type MiniAppSession, type MiniAppState } from './session.js';
export { useAutoHeight } from './use-auto-height.js';
