import { AppScreen, CurrentOrderLink, LoadError, useResource } from '@invoicebox/mini-app-kit';
import { readFlights } from '@invoicebox/mini-app-sdk/metadata';
import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import {
  defineTexts,
  EmptyState,
  formatDateTime,
  type Locale,
  Section,
  SkeletonList,
  Stack,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useEffect, useMemo } from 'preact/hooks';
import { localTimeAt } from '../../shared/local-time.js';
import { loungeAddress } from '../shared/addresses.js';
import { findLounges } from '../shared/api.js';
import { cityAndCode } from '../shared/lounge-texts.js';
import { LoungeCard } from './lounge-card.js';
import { airportCodes, type FlightProposal, type ProposedVisit, proposeLounges } from './proposals.js';

const texts = defineTexts({
  ru: {
    title: 'Бизнес-залы к вашему рейсу',
    departure: (place: string) => `Перед вылетом: ${place}`,
    arrival: (place: string, time: string) => `После прилёта: ${place}${time}`,
    noneTitle: 'Для этого заказа бизнес-залов нет',
    noneText: 'В заказе нет рейса или в аэропортах вашего рейса пока нет бизнес-залов.',
  },
  en: {
    title: 'Business lounges for your flight',
    departure: (place) => `Before departure: ${place}`,
    arrival: (place, time) => `After arrival: ${place}${time}`,
    noneTitle: 'There are no business lounges for this order',
    noneText: 'The order has no flight, or there are no lounges at its airports yet.',
  },
});

/** The first screen of a suborder: lounges for the flights in the host's metadata. */
export function FlightsScreen() {
  const { title, noneTitle, noneText } = useTexts(texts);
  const { miniApp, metaData } = useMiniApp();
  const flights = useMemo(() => readFlights(metaData.value), [metaData.value]);
  const codes = airportCodes(flights);
  const {
    value: data,
    error,
    retry,
  } = useResource(codes.length === 0 ? null : codes.join(), {
    load: (signal) => findLounges(codes, null, signal),
  });
  const proposals = useMemo(() => data && proposeLounges(flights, data, Date.now()), [flights, data]);
  const hasNone = codes.length === 0 || proposals?.length === 0;

  useEffect(() => {
    if (hasNone) miniApp.unavailable();
  }, [hasNone, metaData.value]);

  return (
    <AppScreen title={title}>
      {hasNone && <EmptyState icon="plane" title={noneTitle} text={noneText} />}
      {error && <LoadError error={error} onRetry={retry} />}
      {!hasNone && !error && !proposals && <SkeletonList />}
      <Stack gap="l">
        <CurrentOrderLink />
        {proposals?.map((proposal) => (
          <FlightSection key={proposal.key} proposal={proposal} />
        ))}
      </Stack>
    </AppScreen>
  );
}

/** «SU 012 · Москва (SVO) → Санкт-Петербург (LED) · 23 ноября, 09:40» */
function flightTitle({ flightNumber, from, to, ...proposal }: FlightProposal, locale: Locale): string {
  const { departureAirport, arrivalAirport, departureAt } = proposal;
  const route = `${cityAndCode(from, departureAirport, locale)} → ${cityAndCode(to, arrivalAirport, locale)}`;
  const time =
    departureAirport && departureAt !== undefined
      ? [formatDateTime(departureAt, { locale, timeZone: departureAirport.timeZone, style: 'dayTime' })]
      : [];
  return [flightNumber, route, ...time].join(' · ');
}

function FlightSection({ proposal }: { proposal: FlightProposal }) {
  const locale = useLocale();
  return (
    <Section title={flightTitle(proposal, locale)}>
      <div class="bl-visits">
        {proposal.visits.map((visit) => (
          <Visit key={visit.procedure} visit={visit} flightNumber={proposal.flightNumber} />
        ))}
      </div>
    </Section>
  );
}

/** The flight's time, to prefill the form through the address. */
function localTimeText({ flightAt, airport }: ProposedVisit): { flightAt?: string } {
  if (flightAt === undefined) return {};
  const { date, time } = localTimeAt(flightAt, airport.timeZone);
  return { flightAt: `${date}T${time}` };
}

function Visit({ visit, flightNumber }: { visit: ProposedVisit; flightNumber: string }) {
  const locale = useLocale();
  const { departure, arrival } = useTexts(texts);
  const { procedure, airport, flightAt, lounges } = visit;
  const place = `${airport.name[locale]} (${airport.iata})`;
  const time =
    flightAt === undefined
      ? ''
      : `, ${formatDateTime(flightAt, { locale, timeZone: airport.timeZone, style: 'time' })}`;
  const heading = procedure === 'departure' ? departure(place) : arrival(place, time);
  return (
    <div>
      <h3 class="bl-visit-title">{heading}</h3>
      <ul class="bl-list" aria-label={heading}>
        {lounges.map((lounge) => (
          <li key={lounge.id}>
            <LoungeCard
              lounge={lounge}
              procedure={procedure}
              href={loungeAddress(lounge.id, { procedure, flightNumber, ...localTimeText(visit) })}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
