type Localized = Record<'ru' | 'en', string>;

/** A place where one can book; `price` is kopecks with VAT, `capacity` the visits at one time. */
export interface Branch {
  id: string;
  title: Localized;
  address: Localized;
  timeZone: string;
  opens: number;
  closes: number;
  minutes: number;
  capacity: number;
  price: number;
}

/** What the buyer chooses; `startsAt` is epoch milliseconds. */
export interface BookingSelection {
  branchId: string;
  startsAt: number;
  guest: string;
}

/** What is shown of a booking. */
export type BookingSummary = Pick<Branch, 'id' | 'title' | 'address' | 'timeZone'> & { startsAt: number };

/** What the buyer gets. */
export interface Ticket {
  code: string;
}
