import { runMiniApp } from '@invoicebox/merchant-server';
import { booking } from './booking.js';

await runMiniApp(booking);
