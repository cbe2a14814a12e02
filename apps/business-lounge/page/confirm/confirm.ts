import type { ConfirmOptions } from '@invoicebox/mini-app-kit';
import type { BookingSummary, LoungeSelection } from '../../shared/booking.js';
import { loungeAddress } from '../shared/addresses.js';
import { BookingFacts } from './booking-facts.js';

/** The confirmation of a booking. */
export const confirm: ConfirmOptions<LoungeSelection, BookingSummary> = {
  Facts: BookingFacts,
  backTo: (selection) => loungeAddress(selection.loungeId, {}, selection),
};
