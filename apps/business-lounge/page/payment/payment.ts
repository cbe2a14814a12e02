import type { PaymentOptions } from '@invoicebox/mini-app-kit';
import type { BookingSummary, Voucher } from '../../shared/booking.js';
import { BookingFacts } from '../confirm/booking-facts.js';
import { loungeAddress } from '../shared/addresses.js';
import { VoucherCard } from './voucher-card.js';

/** The payment of a booking, and its voucher. */
export const payment: PaymentOptions<BookingSummary, Voucher> = {
  Facts: BookingFacts,
  Given: VoucherCard,
  again: ({ loungeId, procedure, flightNumber }) => loungeAddress(loungeId, { procedure, flightNumber }),
  texts: {
    ru: {
      screenGiven: 'Ваучер',
      waiting_text: 'Ваучер появится здесь, как только оплата подтвердится.',
      added_text: 'Оплатите счёт целиком: после оплаты ваучер появится здесь.',
      paid_text: 'Бизнес-зал забронирован.',
      preparing: 'Готовим ваучер…',
      fulfilled_text: 'Бизнес-зал забронирован.',
      unavailable_title: 'Бизнес-зал предоставить не получится',
      toStart: 'Выбрать бизнес-зал',
    },
    en: {
      screenGiven: 'Voucher',
      waiting_text: 'The voucher appears here as soon as the payment is confirmed.',
      added_text: 'Pay the whole invoice: then the voucher appears here.',
      paid_text: 'The lounge is booked.',
      preparing: 'Preparing the voucher…',
      fulfilled_text: 'The lounge is booked.',
      unavailable_title: 'The lounge cannot be provided',
      toStart: 'Choose a lounge',
    },
  },
};
