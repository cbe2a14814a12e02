export { createFakeHost, type FakeHost, type FakeHostBehaviour, type FakeHostOptions } from './fake-host.js';
export { orderData, suborderData } from './initial-data.js';
