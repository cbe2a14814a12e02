import { lazyScreen, type MiniAppPages } from '@invoicebox/mini-app-kit';
import type { BookingSummary, LoungeSelection, Voucher } from '../shared/booking.js';
import { FirstScreen } from './find/first-screen.js';
import { type BookingStore, createBookingStore } from './lounge/booking-store.js';

/** The pages of the mini-app. */
export const pages: MiniAppPages<LoungeSelection, BookingSummary, Voucher, BookingStore> = {
  name: 'business-lounge',
  title: { ru: 'Бизнес-залы', en: 'Business lounges' },
  screens: {
    '/': FirstScreen,
    '/lounges/:id': lazyScreen(() => import('./lounge/lounge-screen.js').then(({ LoungeScreen }) => LoungeScreen)),
  },
  confirm: () => import('./confirm/confirm.js').then(({ confirm }) => confirm),
  payment: () => import('./payment/payment.js').then(({ payment }) => payment),
  createState: createBookingStore,
};
