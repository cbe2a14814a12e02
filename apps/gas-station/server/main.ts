import { runMiniApp } from '@invoicebox/merchant-server';
import { gasStation } from './gas-station.js';

await runMiniApp(gasStation);
