import type { MerchantError } from '@invoicebox/merchant-server/page-client';
import { useResource } from '@invoicebox/merchant-server/preact';
import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import {
  AmountBar,
  defineTexts,
  EmptyState,
  ErrorState,
  SkeletonList,
  Stack,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LoungeAnswer, Procedure } from '../../contract/lounge.js';
import { addressOf, type Place } from '../addresses.js';
import { readLounge } from '../api.js';
import { useApp } from '../app-context.js';
import {
  type BookingForm,
  estimate,
  type FormProblems,
  findProblems,
  readLocalTime,
  toSelection,
} from '../booking-form.js';
import { AppScreen } from '../components/app-screen.js';
import { FlightFields } from '../components/flight-fields.js';
import { GuestFields } from '../components/guest-fields.js';
import { LoungeFacts } from '../components/lounge-facts.js';
import { placeOf } from '../lounge-texts.js';
import { useNavigation } from '../navigation.js';

const texts = defineTexts({
  ru: {
    loading: 'Бизнес-зал',
    next: 'Далее',
    notFoundTitle: 'Такого бизнес-зала нет',
    notFoundText: 'Возможно, он закрылся. Вернитесь назад и выберите другой.',
    quoteFailed: 'Не получилось узнать цену. Проверьте соединение и нажмите «Далее» ещё раз.',
  },
  en: {
    loading: 'Business lounge',
    next: 'Continue',
    notFoundTitle: 'There is no such lounge',
    notFoundText: 'It may have closed. Go back and choose another one.',
    quoteFailed: 'The price could not be asked for. Check the connection and press “Continue” again.',
  },
});

type LoungePlace = Extract<Place, { screen: 'lounge' }>;

/** A lounge's details and the form that books it. */
export function LoungeScreen({ place }: { place: LoungePlace }) {
  const words = useTexts(texts);
  const { go } = useNavigation();
  const { loungeId } = place;
  const { value: data, error, retry } = useResource(loungeId, { load: (signal) => readLounge(loungeId, signal) });
  if (data) return <LoungeForm key={loungeId} answer={data} place={place} />;
  return (
    <AppScreen title={words.loading} onBack={() => go({ screen: 'find' })}>
      {error?.code === 'not_found' && <EmptyState title={words.notFoundTitle} text={words.notFoundText} />}
      {error && error.code !== 'not_found' && <ErrorState onRetry={retry} />}
      {!error && <SkeletonList of="cell" rows={6} />}
    </AppScreen>
  );
}

/** Takes over what the address knows of the flight, as far as the lounge offers it. */
function usePrefill({ lounge }: LoungeAnswer, place: LoungePlace): Procedure[] {
  const { booking, flow } = useApp();
  const { buyer } = useMiniApp();
  const offered = (['departure', 'arrival'] as const).filter((procedure) => lounge.prices[procedure] !== undefined);

  // Before the first paint, so that no empty form and no other price is seen.
  useLayoutEffect(() => {
    // The price of another lounge, or why it could not be had, means nothing here.
    if (booking.selection.peek()?.loungeId !== lounge.id) flow.reset();
    const wanted = offered.find((procedure) => procedure === place.procedure) ?? offered[0];
    const { flightNumber } = place;
    booking.prefill(addressOf(place), {
      ...(wanted ? { procedure: wanted } : {}),
      ...(flightNumber === undefined ? {} : { flightNumber }),
      ...readLocalTime(place.flightAt),
    });
    const { names } = booking.form.peek();
    const name = buyer.peek()?.name ?? '';
    if (names.length === 0 && name !== '') booking.form.value = { ...booking.form.peek(), names: [name] };
  }, []);

  return offered;
}

function LoungeForm({ answer, place }: { answer: LoungeAnswer; place: LoungePlace }) {
  const locale = useLocale();
  const words = useTexts(texts);
  const { go } = useNavigation();
  const { mode } = useMiniApp();
  const { booking, flow } = useApp();
  const element = useRef<HTMLFormElement>(null);
  // Problems are told once the buyer wants to go on, and then until they are mended.
  const [attempts, setAttempts] = useState(0);
  const procedures = usePrefill(answer, place);
  const { lounge, airport } = answer;
  const form = booking.form.value;
  const prices = lounge.prices[form.procedure];

  const problems: FormProblems = attempts === 0 ? {} : findProblems(form, airport.timeZone);

  useEffect(() => {
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  const change = (changes: Partial<BookingForm>) => {
    booking.form.value = { ...booking.form.peek(), ...changes };
  };

  const submit = async (event: Event) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    const selection = toSelection(form, lounge, airport);
    if (Object.keys(findProblems(form, airport.timeZone)).length > 0 || !selection) return;
    booking.selection.value = selection;
    if (await flow.requestQuote(selection, locale)) go({ screen: 'confirm' });
  };

  const back = () =>
    go(
      mode.value === 'suborder'
        ? { screen: 'find' }
        : { screen: 'find', airport: airport.iata, procedure: form.procedure },
    );

  return (
    <form ref={element} onSubmit={submit} noValidate>
      <AppScreen
        title={lounge.name[locale]}
        subtitle={placeOf({ airportName: airport.name, airportIata: airport.iata, ...lounge }, locale)}
        onBack={back}
        footer={
          <AmountBar
            kopecks={prices ? estimate(form.guests, prices) : 0}
            action={words.next}
            type="submit"
            loading={flow.quoting.value}
          />
        }
      >
        <div class="bl-columns">
          <LoungeFacts lounge={lounge} />
          <Stack gap="l">
            <FlightFields
              form={form}
              procedures={procedures}
              timeZone={airport.timeZone}
              problems={problems}
              onChange={change}
            />
            {prices && <GuestFields form={form} prices={prices} nameProblem={problems.name} onChange={change} />}
            <QuoteError error={flow.error.value} />
          </Stack>
        </div>
      </AppScreen>
    </form>
  );
}

/** Why there is no price. Only the reasons that the server gives to a person are shown as they are. */
function QuoteError({ error }: { error: MerchantError | null }) {
  const { quoteFailed } = useTexts(texts);
  return (
    <div role="alert">
      {error && <p class="bl-alert">{error.code === 'selection_unavailable' ? error.message : quoteFailed}</p>}
    </div>
  );
}
