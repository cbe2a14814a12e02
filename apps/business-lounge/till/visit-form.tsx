import { Loaded, useResource } from '@invoicebox/mini-app-kit';
import { PointOfSale, type TillFormProps, type TillPoint, useChosen } from '@invoicebox/mini-app-kit/till';
import { type Locale, Stack, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { type BookingForm, EMPTY_FORM, findProblems, toSelection } from '../page/lounge/booking-form.js';
import { FlightFields } from '../page/lounge/flight-fields.js';
import { GuestFields } from '../page/lounge/guest-fields.js';
import { findAirports, findLounges, readLounge } from '../page/shared/api.js';
import { airportAndTerminal } from '../page/shared/lounge-texts.js';
import { localTimeAt } from '../shared/local-time.js';
import type { LoungeAnswer, Procedure } from '../shared/lounge.js';
import { tillTexts } from './texts.js';

/** Finds the lounges of matching airports. */
async function findPoints(text: string, locale: Locale, signal: AbortSignal): Promise<TillPoint[]> {
  const { airports } = await findAirports(text, null, signal);
  const withLounges = airports.filter(({ loungeCount }) => loungeCount > 0).slice(0, 20);
  if (withLounges.length === 0) return [];
  const iata = withLounges.map((airport) => airport.iata);
  const { lounges } = await findLounges(iata, null, signal);
  return lounges.map((lounge) => {
    const airportName = withLounges.find((airport) => airport.iata === lounge.airport)?.name ?? lounge.name;
    const place = { ...lounge, airportName, airportIata: lounge.airport };
    return { id: lounge.id, title: lounge.name[locale], description: airportAndTerminal(place, locale) };
  });
}

/** Flight and guests of a visit to the till's lounge. */
export function VisitForm({ onChange }: TillFormProps) {
  const text = useTexts(tillTexts);
  const locale = useLocale();
  return (
    <PointOfSale
      title={text.lounge}
      searchLabel={text.search}
      find={(typed, signal) => findPoints(typed, locale, signal)}
    >
      {(id) => <LoungeFields key={id} id={id} onChange={onChange} />}
    </PointOfSale>
  );
}

function LoungeFields({ id, onChange }: TillFormProps & { id: string }) {
  const text = useTexts(tillTexts);
  const lounge = useResource(id, { load: (signal) => readLounge(id, signal) });
  return (
    <Loaded resource={lounge} skeleton={{ of: 'cell', rows: 6 }} notFound={<p role="alert">{text.loungeGone}</p>}>
      {(answer) => <VisitFields answer={answer} onChange={onChange} />}
    </Loaded>
  );
}

/** The date is today: guests at the till are about to fly. */
function emptyForm(procedure: Procedure, timeZone: string): BookingForm {
  const { date } = localTimeAt(Date.now(), timeZone);
  return { ...EMPTY_FORM, procedure, date };
}

function VisitFields({ answer: { lounge, airport }, onChange }: TillFormProps & { answer: LoungeAnswer }) {
  const { timeZone } = airport;
  const procedures = (['departure', 'arrival'] as const).filter((procedure) => lounge.prices[procedure] !== undefined);
  const [form, setForm] = useState(() => emptyForm(procedures[0] ?? 'departure', timeZone));
  const change = (changes: Partial<BookingForm>) => setForm((known) => ({ ...known, ...changes }));
  const isComplete = Object.keys(findProblems(form, timeZone)).length === 0;
  const selection = isComplete ? (toSelection(form, lounge, airport) ?? null) : null;
  useChosen(selection, onChange);
  const prices = lounge.prices[form.procedure];
  return (
    <Stack gap="l">
      <FlightFields form={form} procedures={procedures} timeZone={timeZone} problems={{}} onChange={change} />
      {prices && <GuestFields form={form} prices={prices} nameProblem={undefined} onChange={change} />}
    </Stack>
  );
}
