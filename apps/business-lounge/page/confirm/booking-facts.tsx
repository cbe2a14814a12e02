import { Facts, type FactsProps } from '@invoicebox/mini-app-kit';
import { defineTexts, formatDateTime, type Locale, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import type { BookingSummary } from '../../shared/booking.js';
import { airportAndTerminal, guestsOf } from '../shared/lounge-texts.js';

const texts = defineTexts({
  ru: {
    lounge: 'Бизнес-зал',
    place: 'Аэропорт',
    directions: 'Как найти',
    departure: 'Вылет',
    arrival: 'Прилёт',
    visit: 'Время посещения',
    guests: 'Гости',
    names: 'Имена',
  },
  en: {
    lounge: 'Lounge',
    place: 'Airport',
    directions: 'How to find it',
    departure: 'Departure',
    arrival: 'Arrival',
    visit: 'Visit',
    guests: 'Guests',
    names: 'Names',
  },
});

/** «23 ноября, 06:40 – 09:40»; with the second date if the visit goes past midnight. */
function visitOf({ validFrom, validTo, timeZone }: BookingSummary, locale: Locale): string {
  const format = (moment: number, style: 'day' | 'dayTime' | 'time') =>
    formatDateTime(moment, { locale, timeZone, style });
  const sameDay = format(validFrom, 'day') === format(validTo, 'day');
  return `${format(validFrom, 'dayTime')} – ${format(validTo, sameDay ? 'time' : 'dayTime')}`;
}

export interface BookingFactsProps extends Pick<FactsProps<BookingSummary>, 'summary'> {
  /** The lounge is named beside the facts. */
  isLoungeNamed?: boolean;
}

/** The facts of a booking, for the confirmation and the voucher. */
export function BookingFacts({ summary, isLoungeNamed = false }: BookingFactsProps) {
  const locale = useLocale();
  const words = useTexts(texts);
  const { timeZone, procedure, flightNumber, flightAt, directions, guests, guestNames } = summary;
  const flightTime = formatDateTime(flightAt, { locale, timeZone, style: 'dayTime' });
  return (
    <Facts
      facts={[
        ...(isLoungeNamed ? [] : [{ label: words.lounge, value: summary.loungeName[locale] }]),
        { label: words.place, value: airportAndTerminal(summary, locale) },
        { label: words.directions, value: directions[locale] },
        { label: words[procedure], value: `${flightNumber}, ${flightTime}` },
        { label: words.visit, value: visitOf(summary, locale) },
        { label: words.guests, value: guestsOf(guests, locale) },
        ...(guestNames ? [{ label: words.names, value: guestNames.join(', ') }] : []),
      ]}
    />
  );
}
