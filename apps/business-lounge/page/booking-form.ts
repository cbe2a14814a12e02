import { type Signal, signal } from '@preact/signals';
import type { AirportView } from '../shared/airport.js';
import { countGuests, type Guests, type LoungeSelection } from '../shared/booking.js';
import { parseFlightNumber } from '../shared/flight-number.js';
import { formatMoment, momentOf } from '../shared/local-time.js';
import type { GuestPrices, Lounge, Procedure } from '../shared/lounge.js';

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

/** Values known from a link or the host. */
export type Prefill = Partial<Pick<BookingForm, 'procedure' | 'flightNumber' | 'date' | 'time'>>;

/** The form. It outlives its screen: the buyer goes to the confirmation and back, or to another lounge. */
export interface BookingStore {
  readonly form: Signal<BookingForm>;
  /** The selection of the last quote, to request a new one when it expires. */
  readonly selection: Signal<LoungeSelection | null>;
  /**
   * Fills in known values, once per source, so that later changes of the buyer stay.
   *
   * @param source identifies the origin of the values, such as the screen's address.
   */
  prefill(source: string, known: Prefill): void;
}

const EMPTY_FORM: BookingForm = {
  procedure: 'departure',
  flightNumber: '',
  date: '',
  time: '',
  guests: { adults: 1, children: 0, infants: 0 },
  names: [],
};

/** Creates the form. One for the page, outside components. */
export function createBookingStore(): BookingStore {
  const form = signal(EMPTY_FORM);
  let lastSource: string | undefined;
  return {
    form,
    selection: signal(null),
    prefill(source, known) {
      if (source === lastSource) return;
      lastSource = source;
      form.value = { ...form.peek(), ...known };
    },
  };
}

/** Parses `2026-11-23T09:40` from an address; anything else is ignored. */
export function readLocalTime(text: string | undefined): Pick<Prefill, 'date' | 'time'> {
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
