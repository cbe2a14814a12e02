import '@invoicebox/mini-app-ui/style.css';
import '../page/style.css';
import '@invoicebox/mini-app-kit/till.css';
import { renderTill } from '@invoicebox/mini-app-kit/till';
import { loungeTill } from './lounge-till.js';

const container = document.getElementById('till');
if (container) renderTill(loungeTill, container);
