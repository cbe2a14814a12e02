import '@invoicebox/mini-app-ui/style.css';
import '@invoicebox/merchant-server/till.css';
import { renderTill } from '@invoicebox/merchant-server/till';
import { gasStationTill } from './gas-station-till.js';

const container = document.getElementById('till');
if (container) renderTill(gasStationTill, container);
