import type { Localized } from './localized.js';
import type { Procedure } from './lounge.js';

/** Number of guests by age; see `GuestPrices` for the ages. */
export interface Guests {
  adults: number;
  children: number;
  infants: number;
}

/** Guests of one booking. */
export const MAX_GUESTS = 9;

/** A visit can be booked this long ahead. */
export const BOOKING_HORIZON_MS = 365 * 24 * 3_600_000;

/** Total number of guests. */
export function countGuests({ adults, children, infants }: Guests): number {
  return adults + children + infants;
}

/** The `selection` of `POST /api/quotes`. */
export interface LoungeSelection {
  loungeId: string;
  procedure: Procedure;
  /** As typed; see `parseFlightNumber`. */
  flightNumber: string;
  /** Time of the departure or arrival, ISO 8601 with an offset. */
  flightAt: string;
  guests: Guests;
  /** At least one, at most one for each guest. */
  guestNames: string[];
}

/** The summary of a booking, for the confirmation and the voucher. */
export interface BookingSummary {
  loungeId: string;
  loungeName: Localized;
  airportIata: string;
  airportName: Localized;
  city: Localized;
  terminal?: string;
  directions: Localized;
  /** IANA time zone of the airport. */
  timeZone: string;
  procedure: Procedure;
  /** `SU 012` */
  flightNumber: string;
  /** Epoch milliseconds. */
  flightAt: number;
  /** When the lounge can be used, epoch milliseconds. */
  validFrom: number;
  validTo: number;
  guests: Guests;
  /** Absent from what an order's link reads: names are personal. */
  guestNames?: string[];
}

/** The fulfilment of a booking. */
export interface Voucher {
  /** `BL-7K3M-Q9XD-4TRA`; also the content of the QR code. */
  code: string;
  /** Epoch milliseconds. */
  issuedAt: number;
}
