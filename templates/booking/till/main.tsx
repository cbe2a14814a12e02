import '@invoicebox/mini-app-ui/style.css';
import '@invoicebox/mini-app-kit/till.css';
import { renderTill } from '@invoicebox/mini-app-kit/till';
import { bookingTill } from './booking-till.js';

const container = document.getElementById('till');
if (container) renderTill(bookingTill, container);
