import type { MerchantError } from '@invoicebox/mini-app-kit';
import { useResource } from '@invoicebox/mini-app-kit';
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
import type { LoungeAnswer, Procedure } from '../../shared/lounge.js';
import { addressOf, type Route } from '../addresses.js';
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
import { airportAndTerminal } from '../lounge-texts.js';
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

type LoungeRoute = Extract<Route, { screen: 'lounge' }>;

/** A lounge with its booking form. */
export function LoungeScreen({ route }: { route: LoungeRoute }) {
  const words = useTexts(texts);
  const { go } = useNavigation();
  const { loungeId } = route;
  const { value: data, error, retry } = useResource(loungeId, { load: (signal) => readLounge(loungeId, signal) });
  if (data) return <LoungeForm key={loungeId} answer={data} route={route} />;
  return (
    <AppScreen title={words.loading} onBack={() => go({ screen: 'find' })}>
      {error?.code === 'not_found' && <EmptyState title={words.notFoundTitle} text={words.notFoundText} />}
      {error && error.code !== 'not_found' && <ErrorState onRetry={retry} />}
      {!error && <SkeletonList of="cell" rows={6} />}
    </AppScreen>
  );
}

/** Prefills the form from the address. Returns the offered procedures. */
function usePrefill({ lounge }: LoungeAnswer, route: LoungeRoute): Procedure[] {
  const { booking, flow } = useApp();
  const { buyer } = useMiniApp();
  const offered = (['departure', 'arrival'] as const).filter((procedure) => lounge.prices[procedure] !== undefined);

  // Before the first paint, so that neither an empty form nor an old price flashes.
  useLayoutEffect(() => {
    // A quote or error of another lounge.
    if (booking.selection.peek()?.loungeId !== lounge.id) flow.reset();
    const wanted = offered.find((procedure) => procedure === route.procedure) ?? offered[0];
    const { flightNumber } = route;
    booking.prefill(addressOf(route), {
      ...(wanted ? { procedure: wanted } : {}),
      ...(flightNumber === undefined ? {} : { flightNumber }),
      ...readLocalTime(route.flightAt),
    });
    const { names } = booking.form.peek();
    const name = buyer.peek()?.name ?? '';
    if (names.length === 0 && name !== '') booking.form.value = { ...booking.form.peek(), names: [name] };
  }, []);

  return offered;
}

function LoungeForm({ answer, route }: { answer: LoungeAnswer; route: LoungeRoute }) {
  const locale = useLocale();
  const words = useTexts(texts);
  const { go } = useNavigation();
  const { mode } = useMiniApp();
  const { booking, flow } = useApp();
  const element = useRef<HTMLFormElement>(null);
  // Errors are shown after the first attempt to submit.
  const [attempts, setAttempts] = useState(0);
  const procedures = usePrefill(answer, route);
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
        subtitle={airportAndTerminal({ airportName: airport.name, airportIata: airport.iata, ...lounge }, locale)}
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

/** Why there is no quote. `selection_unavailable` has a message for the buyer. */
function QuoteError({ error }: { error: MerchantError | null }) {
  const { quoteFailed } = useTexts(texts);
  return (
    <div role="alert">
      {error && <p class="bl-alert">{error.code === 'selection_unavailable' ? error.message : quoteFailed}</p>}
    </div>
  );
}
