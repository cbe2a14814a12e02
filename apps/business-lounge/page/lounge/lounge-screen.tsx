import {
  AppScreen,
  confirmationAddress,
  Loaded,
  readSelection,
  type ScreenProps,
  useAppState,
  useReplacedAddress,
  useResource,
  useRoute,
} from '@invoicebox/mini-app-kit';
import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { AmountBar, defineTexts, EmptyState, Stack, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LoungeSelection } from '../../shared/booking.js';
import type { LoungeAnswer, Procedure } from '../../shared/lounge.js';
import { findAddress, loungeAddress, readVisit } from '../shared/addresses.js';
import { readLounge } from '../shared/api.js';
import { airportAndTerminal } from '../shared/lounge-texts.js';
import {
  type BookingForm,
  estimate,
  type FormProblems,
  findProblems,
  readLocalTime,
  toSelection,
} from './booking-form.js';
import { type BookingStore, fieldsOf } from './booking-store.js';
import { FlightFields } from './flight-fields.js';
import { GuestFields } from './guest-fields.js';
import { LoungeFacts } from './lounge-facts.js';

const texts = defineTexts({
  ru: {
    loading: 'Бизнес-зал',
    next: 'Далее',
    notFoundTitle: 'Такого бизнес-зала нет',
    notFoundText: 'Возможно, он закрылся. Вернитесь назад и выберите другой.',
  },
  en: {
    loading: 'Business lounge',
    next: 'Continue',
    notFoundTitle: 'There is no such lounge',
    notFoundText: 'It may have closed. Go back and choose another one.',
  },
});

/** A lounge with its booking form. */
export function LoungeScreen({ params: { id = '' } }: ScreenProps) {
  const words = useTexts(texts);
  const { go } = useRoute();
  const lounge = useResource(id, { load: (signal) => readLounge(id, signal) });
  if (lounge.value) return <LoungeForm key={id} answer={lounge.value} />;
  return (
    <AppScreen title={words.loading} onBack={() => go(findAddress())}>
      <Loaded
        resource={lounge}
        skeleton={{ of: 'cell', rows: 6 }}
        notFound={<EmptyState title={words.notFoundTitle} text={words.notFoundText} />}
      >
        {() => null}
      </Loaded>
    </AppScreen>
  );
}

/** What an address says of the visit: a selection to be changed, or a flight to begin with. */
function knownFields(query: URLSearchParams, fragment: string): Partial<BookingForm> {
  const selection = readSelection(fragment) as LoungeSelection | null;
  if (selection !== null) return fieldsOf(selection);
  const { procedure, flightNumber, flightAt } = readVisit(query);
  return {
    ...(procedure ? { procedure } : {}),
    ...(flightNumber === undefined ? {} : { flightNumber }),
    ...readLocalTime(flightAt),
  };
}

/** Prefills the form from the address. Returns the offered procedures. */
function usePrefill({ lounge }: LoungeAnswer): Procedure[] {
  const booking = useAppState<BookingStore>();
  const { query, fragment } = useRoute();
  const { buyer } = useMiniApp();
  const offered = (['departure', 'arrival'] as const).filter((procedure) => lounge.prices[procedure] !== undefined);

  // Before the first paint, so that no empty form flashes.
  useLayoutEffect(() => {
    const known = knownFields(query, fragment);
    const wanted = offered.find((procedure) => procedure === known.procedure) ?? offered[0];
    booking.prefill(`${lounge.id}?${query}${fragment}`, { ...known, ...(wanted ? { procedure: wanted } : {}) });
    const { names } = booking.form.peek();
    const name = buyer.peek()?.name ?? '';
    if (names.length === 0 && name !== '') booking.form.value = { ...booking.form.peek(), names: [name] };
  }, []);

  return offered;
}

function LoungeForm({ answer }: { answer: LoungeAnswer }) {
  const locale = useLocale();
  const words = useTexts(texts);
  const { go } = useRoute();
  const { mode } = useMiniApp();
  const booking = useAppState<BookingStore>();
  const element = useRef<HTMLFormElement>(null);
  // Errors are shown after the first attempt to submit.
  const [attempts, setAttempts] = useState(0);
  const procedures = usePrefill(answer);
  const { lounge, airport } = answer;
  const form = booking.form.value;
  const prices = lounge.prices[form.procedure];

  const problems: FormProblems = findProblems(form, airport.timeZone);
  const isComplete = Object.keys(problems).length === 0;
  const selection = isComplete ? toSelection(form, lounge, airport) : undefined;
  const shown = attempts === 0 ? {} : problems;
  useReplacedAddress(selection ? loungeAddress(lounge.id, { procedure: form.procedure }, selection) : null);

  useEffect(() => {
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  const change = (changes: Partial<BookingForm>) => {
    booking.form.value = { ...booking.form.peek(), ...changes };
  };

  const submit = (event: Event) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (selection && prices) go(confirmationAddress(selection, estimate(form.guests, prices)));
  };

  const back = () =>
    go(mode.value === 'suborder' ? findAddress() : findAddress({ airport: airport.iata, procedure: form.procedure }));

  return (
    <form ref={element} onSubmit={submit} noValidate>
      <AppScreen
        title={lounge.name[locale]}
        subtitle={airportAndTerminal({ airportName: airport.name, airportIata: airport.iata, ...lounge }, locale)}
        onBack={back}
        footer={<AmountBar kopecks={prices ? estimate(form.guests, prices) : 0} action={words.next} type="submit" />}
      >
        <div class="kit-columns">
          <LoungeFacts lounge={lounge} />
          <Stack gap="l">
            <FlightFields
              form={form}
              procedures={procedures}
              timeZone={airport.timeZone}
              problems={shown}
              onChange={change}
            />
            {prices && <GuestFields form={form} prices={prices} nameProblem={shown.name} onChange={change} />}
          </Stack>
        </div>
      </AppScreen>
    </form>
  );
}
