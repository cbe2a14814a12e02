/** For programs that work with mini-apps: where their parts lie, their ports, and the settings of a demonstration. */
export { missingFiles, requireBuilt } from './app/built.js';
export { CommandError, type CommandErrorCode } from './app/command-error.js';
export { type DemonstrationOptions, demonstrationSettings } from './app/demonstration.js';
export { PAGES_FOLDER, type PageFile, pagesOf, SERVER_ENTRY, SERVER_PORT_OFFSET } from './app/layout.js';
export { type MiniAppFolder, openFolder } from './app/open-folder.js';
export { isPortFree, readPort, requireFreePort } from './app/ports.js';
