import { type Signal, signal } from '@preact/signals';
import type { AirportView } from '../contract/airport.js';
import { countGuests, type Guests, type LoungeSelection } from '../contract/booking.js';
import { parseFlightNumber } from '../contract/flight-number.js';
import { formatMoment, momentOf } from '../contract/local-time.js';
import type { GuestPrices, Lounge, Procedure } from '../contract/lounge.js';

/** What the buyer has filled in so far, as it stands in the fields. */
export interface BookingForm {
  procedure: Procedure;
  flightNumber: string;
  /** By the airport's calendar and clock: `2026-11-23`, `09:40`. */
  date: string;
  time: string;
  guests: Guests;
  /** The first guest's, then those of the others as far as they were typed. */
  names: readonly string[];
}

/** What is wrong with a field. */
export type FieldProblem = 'missing' | 'unreadable';

/** The fields that cannot be sent as they are. */
export type FormProblems = Partial<Record<'flightNumber' | 'date' | 'time' | 'name', FieldProblem>>;

/** What a link or the host knows of the flight. */
export type Prefill = Partial<Pick<BookingForm, 'procedure' | 'flightNumber' | 'date' | 'time'>>;

/** The form outlives its screen: the buyer goes to the confirmation and back, or to another lounge. */
export interface BookingStore {
  readonly form: Signal<BookingForm>;
  /** What was asked the price of, to ask again when the price is out of date. */
  readonly selection: Signal<LoungeSelection | null>;
  /**
   * Fills in what is known, once for each source: what the buyer then changed stays.
   *
   * @param source names where it comes from, for instance the screen's address.
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

/** Makes an empty form. One for a page, outside of components. */
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

/** Reads `2026-11-23T09:40` of an address into the fields; anything else is left to the buyer. */
export function readLocalTime(text: string | undefined): Pick<Prefill, 'date' | 'time'> {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(text ?? '') ?? [];
  return date !== undefined && time !== undefined ? { date, time } : {};
}

/** Says what has to be filled in or mended before the price can be asked for. */
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

/** What is asked the price of; undefined if the date and time are none. */
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

/** What the guests cost by the prices shown, in kopecks; the server's quote is what counts. */
export function estimate({ adults, children, infants }: Guests, { adult, child, infant }: GuestPrices): number {
  return adults * adult + children * child + infants * infant;
}
