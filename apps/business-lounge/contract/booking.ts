import type { Localized } from './localized.js';
import type { Procedure } from './lounge.js';

/** How many guests of each age; the limits of ages stand at `GuestPrices`. */
export interface Guests {
  adults: number;
  children: number;
  infants: number;
}

/** Most guests of one booking. */
export const MAX_GUESTS = 9;

/** How far ahead a visit can be booked, in milliseconds. */
export const BOOKING_HORIZON_MS = 365 * 24 * 3_600_000;

/** All guests together. */
export function countGuests({ adults, children, infants }: Guests): number {
  return adults + children + infants;
}

/** What the page asks the price of: the `selection` of `POST /api/quotes`. */
export interface LoungeSelection {
  loungeId: string;
  procedure: Procedure;
  /** As typed; see `parseFlightNumber`. */
  flightNumber: string;
  /** The departure or arrival, ISO 8601 with an offset. */
  flightAt: string;
  guests: Guests;
  /** At least the first guest's; no more than there are guests. */
  guestNames: string[];
}

/** A booking as the server describes it, for the confirmation and the voucher. */
export interface BookingSummary {
  loungeId: string;
  loungeName: Localized;
  airportIata: string;
  airportName: Localized;
  city: Localized;
  terminal?: string;
  directions: Localized;
  /** IANA zone of the airport. */
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
  guestNames: string[];
}

/** The service given: what opens the lounge's door. */
export interface Voucher {
  /** Letters and digits in groups, also the content of the QR code: `BL-7K3M-Q9XD-4TRA`. */
  code: string;
  /** Epoch milliseconds. */
  issuedAt: number;
}
