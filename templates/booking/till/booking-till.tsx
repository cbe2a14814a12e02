import { Loaded, request } from '@invoicebox/mini-app-kit';
import { matchingPoints, PointOfSale, type TillAdapter, type TillFormProps } from '@invoicebox/mini-app-kit/till';
import { formatDateTime, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { texts } from '../page/texts.js';
import { type Choice, selectionOf, useBranch, VisitFields } from '../page/visit-fields.js';
import type { BookingSummary, Branch, Ticket } from '../shared/booking.js';

function BookingForm({ onChange }: TillFormProps) {
  const text = useTexts(texts);
  const locale = useLocale();
  const pointOf = ({ id, title, address }: Branch) => ({ id, title: title[locale], description: address[locale] });
  const find = async (typed: string, signal: AbortSignal) =>
    matchingPoints((await request<Branch[]>('/api/branches', { signal })).map(pointOf), typed);
  return (
    <PointOfSale title={text.where} find={find}>
      {(id) => <VisitForm key={id} id={id} onChange={onChange} />}
    </PointOfSale>
  );
}

function VisitForm({ id, onChange }: TillFormProps & { id: string }) {
  const [choice, setChoice] = useState<Choice>({});
  const change = (changed: Choice) => {
    setChoice(changed);
    onChange(selectionOf(changed));
  };
  return (
    <Loaded resource={useBranch(id)}>
      {(times) => <VisitFields times={times} choice={choice} onChange={change} />}
    </Loaded>
  );
}

/** The booking's part of the till. */
export const bookingTill: TillAdapter<BookingSummary, Ticket> = {
  title: { ru: texts.ru.title, en: texts.en.title },
  Form: BookingForm,
  placeOf: ({ title, address }, locale) => [title[locale], address[locale]],
  describe: ({ startsAt, timeZone }, locale) => formatDateTime(startsAt, { locale, timeZone, style: 'dayTime' }),
  given: ({ code }) => code,
};
