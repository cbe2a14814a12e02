import type { AirportView } from '../../shared/airport.js';
import { countGuests, type Guests, type LoungeSelection } from '../../shared/booking.js';
import { parseFlightNumber } from '../../shared/flight-number.js';
import { formatMoment, momentOf } from '../../shared/local-time.js';
import type { GuestPrices, Lounge, Procedure } from '../../shared/lounge.js';

/** The values of the form's fields. */
export interface BookingForm {
  procedure: Procedure;
  flightNumber: string;
  /** Airport's local time: `2026-11-23`, `09:40`. */
  date: string;
  time: string;
  guests: Guests;
  /** Names of the guests, as far as typed. */
  names: readonly string[];
}

export type FieldProblem = 'missing' | 'unreadable';

export type FormProblems = Partial<Record<'flightNumber' | 'date' | 'time' | 'name', FieldProblem>>;

/** The form before anything is known. */
export const EMPTY_FORM: BookingForm = {
  procedure: 'departure',
  flightNumber: '',
  date: '',
  time: '',
  guests: { adults: 1, children: 0, infants: 0 },
  names: [],
};

/** Parses `2026-11-23T09:40` from an address; anything else is ignored. */
export function readLocalTime(text: string | undefined): Partial<Pick<BookingForm, 'date' | 'time'>> {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(text ?? '') ?? [];
  return date !== undefined && time !== undefined ? { date, time } : {};
}

/** Validates the form. */
export function findProblems(form: BookingForm, timeZone: string): FormProblems {
  const problems: FormProblems = {};
  if (form.flightNumber.trim() === '') problems.flightNumber = 'missing';
  else if (parseFlightNumber(form.flightNumber) === undefined) problems.flightNumber = 'unreadable';
  if (form.date === '') problems.date = 'missing';
  else if (momentOf({ date: form.date, time: '12:00' }, timeZone) === undefined) problems.date = 'unreadable';
  if (form.time === '') problems.time = 'missing';
  else if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(form.time)) problems.time = 'unreadable';
  if ((form.names[0] ?? '').trim() === '') problems.name = 'missing';
  return problems;
}

/** The selection for a quote; undefined if date or time are invalid. */
export function toSelection(form: BookingForm, lounge: Lounge, airport: AirportView): LoungeSelection | undefined {
  const flightAt = momentOf(form, airport.timeZone);
  if (flightAt === undefined) return undefined;
  const { procedure, flightNumber, guests, names } = form;
  const typed = names.slice(0, countGuests(guests)).map((name) => name.trim());
  return {
    loungeId: lounge.id,
    procedure,
    flightNumber,
    flightAt: formatMoment(flightAt, airport.timeZone),
    guests,
    guestNames: typed.filter((name) => name !== ''),
  };
}

/** Estimated price, kopecks. The server's quote is binding. */
export function estimate({ adults, children, infants }: Guests, { adult, child, infant }: GuestPrices): number {
  return adults * adult + children * child + infants * infant;
}
