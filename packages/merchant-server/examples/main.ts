import { runMiniApp } from '@invoicebox/merchant-server';
import { coffee } from './coffee.js';

await runMiniApp(coffee);
