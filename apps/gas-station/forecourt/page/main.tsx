import '@invoicebox/mini-app-ui/style.css';
import './style.css';
import { render } from 'preact';
import { ForecourtApp } from './forecourt-app.js';

const container = document.getElementById('forecourt');
if (container) render(<ForecourtApp />, container);
