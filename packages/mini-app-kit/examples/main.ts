import '@invoicebox/mini-app-kit/style.css';
import { startMiniApp } from '@invoicebox/mini-app-kit';
import { pages } from './pages.js';

startMiniApp(pages);
