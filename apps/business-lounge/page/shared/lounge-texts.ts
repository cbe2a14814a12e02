import { defineTexts, type Locale, plural } from '@invoicebox/mini-app-ui';
import type { AirportView } from '../../shared/airport.js';
import type { Guests } from '../../shared/booking.js';
import type { Localized } from '../../shared/localized.js';
import type { Lounge, OpeningHours } from '../../shared/lounge.js';
import { isAroundTheClock } from '../../shared/opening-hours.js';

/** Texts used on several screens. */
export const loungeTexts = defineTexts({
  ru: {
    departure: 'Вылет',
    arrival: 'Прилёт',
    terminal: (name: string) => `терминал\u00a0${name}`,
    domestic: 'внутренние рейсы',
    international: 'международные рейсы',
    any: 'все рейсы',
    before: 'до досмотра',
    after: 'после досмотра',
    aroundTheClock: 'Круглосуточно',
    hours: (opens: string, closes: string) => `${opens}–${closes}`,
    stay: (hours: number) => `До ${hours} ч`,
    buffet: 'Закуски и напитки',
    bar: 'Бар',
    wifi: 'Wi-Fi',
    showers: 'Душ',
    quiet_room: 'Комната тишины',
    kids: 'Детская зона',
    smoking: 'Курительная комната',
    meeting_room: 'Переговорная',
    adult: 'Взрослый',
    adultAge: 'от 12 лет',
    child: 'Ребёнок',
    childAge: '2–11 лет',
    infant: 'Младенец',
    infantAge: 'до 2 лет',
    free: 'Бесплатно',
  },
  en: {
    departure: 'Departure',
    arrival: 'Arrival',
    terminal: (name) => `terminal\u00a0${name}`,
    domestic: 'domestic flights',
    international: 'international flights',
    any: 'all flights',
    before: 'before security',
    after: 'after security',
    aroundTheClock: 'Around the clock',
    hours: (opens, closes) => `${opens}–${closes}`,
    stay: (hours) => `Up to ${hours} h`,
    buffet: 'Snacks and drinks',
    bar: 'Bar',
    wifi: 'Wi-Fi',
    showers: 'Showers',
    quiet_room: 'Quiet room',
    kids: 'Kids’ corner',
    smoking: 'Smoking room',
    meeting_room: 'Meeting room',
    adult: 'Adult',
    adultAge: '12 and older',
    child: 'Child',
    childAge: '2 to 11',
    infant: 'Infant',
    infantAge: 'under 2',
    free: 'Free',
  },
});

/** «Шереметьево (SVO), терминал B» */
export function airportAndTerminal(
  { airportName, airportIata, terminal }: { airportName: Localized; airportIata: string; terminal?: string },
  locale: Locale,
): string {
  const name = `${airportName[locale]} (${airportIata})`;
  return terminal === undefined ? name : `${name}, ${loungeTexts[locale].terminal(terminal)}`;
}

/** «Москва (SVO)»; the code alone for an unknown airport. */
export function cityAndCode(iata: string, airport: AirportView | undefined, locale: Locale): string {
  return airport ? `${airport.city[locale]} (${iata})` : iata;
}

/** «Терминал B · внутренние рейсы · после досмотра» */
export function whereaboutsOf({ terminal, zone, security }: Lounge, locale: Locale): string {
  const texts = loungeTexts[locale];
  const parts = [...(terminal === undefined ? [] : [texts.terminal(terminal)]), texts[zone], texts[security]];
  const text = parts.join(' · ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** «Круглосуточно» or «05:00–01:00» */
export function hoursOf(hours: OpeningHours, locale: Locale): string {
  const texts = loungeTexts[locale];
  return isAroundTheClock(hours) ? texts.aroundTheClock : texts.hours(hours.opens, hours.closes);
}

const GUEST_FORMS = {
  ru: {
    adults: { one: 'взрослый', few: 'взрослых', many: 'взрослых', other: 'взрослых' },
    children: { one: 'ребёнок', few: 'ребёнка', many: 'детей', other: 'детей' },
    infants: { one: 'младенец', few: 'младенца', many: 'младенцев', other: 'младенцев' },
  },
  en: {
    adults: { one: 'adult', other: 'adults' },
    children: { one: 'child', other: 'children' },
    infants: { one: 'infant', other: 'infants' },
  },
} as const;

/** «2 взрослых, 1 младенец» */
export function guestsOf(guests: Guests, locale: Locale): string {
  const kinds = ['adults', 'children', 'infants'] as const;
  return kinds
    .filter((kind) => guests[kind] > 0)
    .map((kind) => `${guests[kind]} ${plural(guests[kind], locale, GUEST_FORMS[locale][kind])}`)
    .join(', ');
}
