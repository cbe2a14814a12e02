import { addressOf, type MiniAppPages } from '@invoicebox/mini-app-kit';
import type { BookingSelection, BookingSummary, Ticket } from '../shared/booking.js';
import { BookingFacts, TicketCard } from './booking-facts.js';
import { BranchesScreen } from './branches-screen.js';
import { texts } from './texts.js';
import { VisitScreen } from './visit-screen.js';

/** The pages: the screens, what is shown of a booking, and what is given. */
export const pages: MiniAppPages<BookingSelection, BookingSummary, Ticket> = {
  name: 'booking',
  title: { ru: texts.ru.title, en: texts.en.title },
  screens: { '/': BranchesScreen, '/branches/:id': VisitScreen },
  confirm: { Facts: BookingFacts, backTo: (selection) => addressOf(`/branches/${selection.branchId}`, {}, selection) },
  payment: { Facts: BookingFacts, Given: TicketCard, again: ({ id }) => addressOf(`/branches/${id}`) },
};
