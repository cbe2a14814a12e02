import { createAppStorage } from '@invoicebox/mini-app-kit';

/** What the buyer's device remembers for this app. */
export const storage = createAppStorage('gas-station');
