import { Facts, type FactsProps, type GivenProps } from '@invoicebox/mini-app-kit';
import { formatDateTime, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import type { BookingSummary, Ticket } from '../shared/booking.js';
import { texts } from './texts.js';

/** What is booked, and where. */
export function BookingFacts({ summary }: Pick<FactsProps<BookingSummary>, 'summary'>) {
  const text = useTexts(texts);
  const locale = useLocale();
  const { title, address, startsAt, timeZone } = summary;
  const where = { label: text.where, value: `${title[locale]}, ${address[locale]}` };
  const visit = { label: text.visit, value: formatDateTime(startsAt, { locale, timeZone, style: 'dayTime' }) };
  return <Facts facts={[where, visit]} />;
}

/** The code that the guest shows. */
export function TicketCard({ order, fulfilment }: GivenProps<BookingSummary, Ticket>) {
  const { code } = useTexts(texts);
  return (
    <>
      <Facts facts={[{ label: code, value: fulfilment.code }]} />
      <BookingFacts summary={order.summary} />
    </>
  );
}
