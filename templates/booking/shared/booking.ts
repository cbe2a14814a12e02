type Localized = Record<'ru' | 'en', string>;

/** A place where one can book. */
export interface Branch {
  id: string;
  title: Localized;
  address: Localized;
  timeZone: string;
  /** Of `timeZone`, which has no daylight saving time: `+03:00`. */
  utcOffset: string;
  /** Hours of its local day. */
  opens: number;
  closes: number;
  /** Length of a visit. */
  minutes: number;
  /** Visits at one time. */
  capacity: number;
  /** Kopecks, VAT included. */
  price: number;
}

/** What the buyer chooses; `startsAt` is epoch milliseconds. */
export interface BookingSelection {
  branchId: string;
  startsAt: number;
  guest: string;
}

/** What is shown of a booking. */
export type BookingSummary = Pick<Branch, 'id' | 'title' | 'address' | 'timeZone' | 'minutes'> & { startsAt: number };

/** What the buyer gets. */
export interface Ticket {
  code: string;
}
