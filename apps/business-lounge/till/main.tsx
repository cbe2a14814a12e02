import '@invoicebox/mini-app-ui/style.css';
import '../page/style.css';
import '@invoicebox/merchant-server/till.css';
import { renderTill } from '@invoicebox/merchant-server/till';
import { loungeTill } from './lounge-till.js';

const container = document.getElementById('till');
if (container) renderTill(loungeTill, container);
