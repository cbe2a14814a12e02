import '@invoicebox/mini-app-ui/style.css';
import './style.css';
import { createOrderFlow } from '@invoicebox/mini-app-kit';
import { createMiniApp } from '@invoicebox/mini-app-sdk';
import { createMiniAppSession } from '@invoicebox/mini-app-sdk/preact';
import { render } from 'preact';
import type { BookingSummary, Voucher } from '../shared/booking.js';
import { App } from './app.js';
import { createBookingStore } from './booking-form.js';

const session = createMiniAppSession(createMiniApp());
const flow = createOrderFlow<BookingSummary, Voucher>({ session });
const booking = createBookingStore();

const container = document.getElementById('app');
if (container) render(<App session={session} flow={flow} booking={booking} />, container);
