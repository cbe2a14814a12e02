import { createMiniApp } from '@invoicebox/mini-app-sdk';

const miniApp = createMiniApp();
miniApp.on('paymentResult', () => miniApp.error('answer'));
await miniApp.ready();
// Tells the host's page that the line is up.
miniApp.unavailable();
