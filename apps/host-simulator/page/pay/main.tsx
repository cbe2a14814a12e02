import { startPage } from '../shared/start-page.js';
import { PaymentPage } from './payment-page.js';

const [, , containerId = ''] = window.location.pathname.split('/');

startPage(<PaymentPage containerId={decodeURIComponent(containerId)} />);
