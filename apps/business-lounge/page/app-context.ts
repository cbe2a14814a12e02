import type { OrderFlow } from '@invoicebox/mini-app-kit';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { BookingSummary, Voucher } from '../shared/booking.js';
import type { BookingStore } from './booking-form.js';

/** State that outlives the screens. */
export interface AppState {
  flow: OrderFlow<BookingSummary, Voucher>;
  booking: BookingStore;
}

/** Provided by `App`. */
export const AppContext = createContext<AppState | null>(null);

/**
 * The state of the app.
 *
 * @throws Error outside `App`.
 */
export function useApp(): AppState {
  const state = useContext(AppContext);
  if (state) return state;
  throw new Error('useApp() found no <AppContext.Provider> above: render the screen inside <App>.');
}
