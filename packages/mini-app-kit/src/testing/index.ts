/** For the tests of a mini-app's pages: nothing of this belongs in a running one. */
export { FakeEventSource } from './fake-event-source.js';
