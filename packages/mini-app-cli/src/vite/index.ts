/** Vite's preset for mini-apps. */
export { miniApp } from './mini-app.js';
export { type OfflineShellOptions, offlineShell } from './offline-shell.js';
export { type PagesOptions, pagesPreset } from './pages.js';
