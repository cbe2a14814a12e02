/** For the tests of a mini-app's pages: nothing of this belongs in a running one. Needs Vitest and Testing Library. */
export { FakeEventSource } from './fake-event-source.js';
export { type Answer, type Answers, type Call, type FakeServer, failure } from './fake-server.js';
export { closeMiniApp, type OpenedMiniApp, type Opening, openMiniApp } from './open-mini-app.js';
