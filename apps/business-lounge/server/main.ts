import { runMiniApp } from '@invoicebox/merchant-server';
import { businessLounge } from './business-lounge.js';

await runMiniApp(businessLounge);
