import type { TillAdapter } from '@invoicebox/mini-app-kit/till';
import { airportAndTerminal, guestsOf } from '../page/shared/lounge-texts.js';
import type { BookingSummary, Voucher } from '../shared/booking.js';
import { tillTexts } from './texts.js';
import { VisitForm } from './visit-form.js';

/** The till of a lounge; shows the voucher after the payment. */
export const loungeTill: TillAdapter<BookingSummary, Voucher> = {
  title: { ru: tillTexts.ru.title, en: tillTexts.en.title },
  Form: VisitForm,
  placeOf: (summary, locale) => [summary.loungeName[locale], airportAndTerminal(summary, locale)],
  describe: ({ loungeName, flightNumber, guests }, locale) =>
    [loungeName[locale], flightNumber, guestsOf(guests, locale)].join(' · '),
  given: ({ code }, _order, locale) => tillTexts[locale].voucher(code),
};
