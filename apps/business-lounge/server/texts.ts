import type { Language, Localized } from '../shared/localized.js';
import type { GuestPrices, Procedure } from '../shared/lounge.js';

/** Texts for buyers: on the invoice, and reasons of refusals. */
export interface ServerTexts {
  terminal(name: string): string;
  procedure: Readonly<Record<Procedure, string>>;
  guest: Readonly<Record<keyof GuestPrices, string>>;
  visit(loungeName: string, place: string, flight: string): string;
  line(visit: string, stayHours: number, guest: string): string;
  unknownLounge: string;
  procedureNotOffered: Readonly<Record<Procedure, string>>;
  flightInPast: string;
  tooFarAhead: string;
  closed(opens: string, closes: string, flightTime: string): string;
  tooLate: string;
  visitOver: string;
}

const RU: ServerTexts = {
  terminal: (name) => `терминал ${name}`,
  procedure: { departure: 'вылет', arrival: 'прилёт' },
  guest: { adult: 'взрослый', child: 'ребёнок 2–11 лет', infant: 'младенец до 2 лет' },
  visit: (loungeName, place, flight) => `Посещение бизнес-зала «${loungeName}», ${place}, ${flight}`,
  line: (visit, stayHours, guest) => `${visit}, до ${stayHours} ч, ${guest}`,
  unknownLounge: 'Такого бизнес-зала больше нет. Выберите другой.',
  procedureNotOffered: {
    departure: 'Этот бизнес-зал не обслуживает вылетающих пассажиров. Выберите другой.',
    arrival: 'Этот бизнес-зал не обслуживает прилетающих пассажиров. Выберите другой.',
  },
  flightInPast: 'Время рейса уже прошло. Проверьте дату и время: они указываются по времени аэропорта.',
  tooFarAhead: 'Забронировать можно не больше чем за год до рейса. Проверьте дату.',
  closed: (opens, closes, flightTime) =>
    `Бизнес-зал работает с ${opens} до ${closes} по времени аэропорта: к рейсу в ${flightTime} он закрыт. Выберите другой.`,
  tooLate: 'До рейса или закрытия зала осталось меньше получаса: забронировать уже нельзя.',
  visitOver: 'Время посещения закончилось до оплаты. Деньги вернутся плательщику.',
};

const EN: ServerTexts = {
  terminal: (name) => `terminal ${name}`,
  procedure: { departure: 'departure', arrival: 'arrival' },
  guest: { adult: 'adult', child: 'child aged 2 to 11', infant: 'infant under 2' },
  visit: (loungeName, place, flight) => `Business lounge visit, ${loungeName}, ${place}, ${flight}`,
  line: (visit, stayHours, guest) => `${visit}, up to ${stayHours} h, ${guest}`,
  unknownLounge: 'This lounge is no longer there. Choose another one.',
  procedureNotOffered: {
    departure: 'This lounge does not serve departing passengers. Choose another one.',
    arrival: 'This lounge does not serve arriving passengers. Choose another one.',
  },
  flightInPast: "The flight's time has passed. Check date and time: they are in the airport's own time.",
  tooFarAhead: 'A visit can be booked up to a year ahead. Check the date.',
  closed: (opens, closes, flightTime) =>
    `The lounge is open from ${opens} to ${closes} airport time and closed for a flight at ${flightTime}. Choose another one.`,
  tooLate: 'Less than half an hour is left before the flight or closing time: it is too late to book.',
  visitOver: 'The time of the visit ended before the payment. The money goes back to the payer.',
};

export const SERVER_TEXTS: Readonly<Record<Language, ServerTexts>> = { ru: RU, en: EN };

/** «Шереметьево (SVO), терминал B» */
export function placeName(
  airport: { iata: string; name: Localized },
  terminal: string | undefined,
  language: Language,
): string {
  const name = `${airport.name[language]} (${airport.iata})`;
  return terminal === undefined ? name : `${name}, ${SERVER_TEXTS[language].terminal(terminal)}`;
}
