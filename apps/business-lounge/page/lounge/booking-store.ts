import { type Signal, signal } from '@preact/signals';
import type { LoungeSelection } from '../../shared/booking.js';
import { type BookingForm, EMPTY_FORM } from './booking-form.js';

/** Values known from a link, the host or an earlier selection. */
export type Prefill = Partial<BookingForm>;

/** The form. It outlives its screen: the buyer goes to the confirmation and back, or to another lounge. */
export interface BookingStore {
  readonly form: Signal<BookingForm>;
  /**
   * Fills in known values, once per source, so that later changes of the buyer stay.
   *
   * @param source identifies the origin of the values, such as the screen's address.
   */
  prefill(source: string, known: Prefill): void;
}

/** Creates the form. One for the page, outside components. */
export function createBookingStore(): BookingStore {
  const form = signal(EMPTY_FORM);
  let lastSource: string | undefined;
  return {
    form,
    prefill(source, known) {
      if (source === lastSource) return;
      lastSource = source;
      form.value = { ...form.peek(), ...known };
    },
  };
}

/** The fields of a selection in an address, to change it or after a reload. */
export function fieldsOf({ procedure, flightNumber, flightAt, guests, guestNames }: LoungeSelection): Prefill {
  // The offset is the airport's: date and time are the local ones.
  const [date = '', time = ''] = flightAt.slice(0, 'YYYY-MM-DDTHH:MM'.length).split('T');
  return { procedure, flightNumber, date, time, guests, names: guestNames };
}
