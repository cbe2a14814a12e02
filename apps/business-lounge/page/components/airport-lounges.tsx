import { useResource } from '@invoicebox/mini-app-kit';
import {
  defineTexts,
  EmptyState,
  ErrorState,
  Section,
  SkeletonList,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import type { Procedure } from '../../shared/lounge.js';
import { addressOf } from '../addresses.js';
import { findLounges } from '../api.js';
import { LoungeCard } from './lounge-card.js';

const texts = defineTexts({
  ru: {
    lounges: 'Бизнес-залы',
    noDeparture: 'Здесь нет залов для вылетающих',
    noArrival: 'Здесь нет залов для прилетающих',
    noText: 'Выберите другой аэропорт или переключите вылет и прилёт.',
  },
  en: {
    lounges: 'Business lounges',
    noDeparture: 'There are no lounges for departures here',
    noArrival: 'There are no lounges for arrivals here',
    noText: 'Choose another airport, or switch between departure and arrival.',
  },
});

/** The lounges of an airport for one procedure. */
export function AirportLounges({ iata, procedure }: { iata: string; procedure: Procedure }) {
  const locale = useLocale();
  const { lounges: loungesLabel, noDeparture, noArrival, noText } = useTexts(texts);
  const {
    value: data,
    error,
    retry,
  } = useResource(`${iata} ${procedure}`, {
    load: (signal) => findLounges([iata], procedure, signal),
  });
  if (error) return <ErrorState onRetry={retry} />;
  if (!data) return <SkeletonList rows={3} />;
  const [airport] = data.airports;
  if (data.lounges.length === 0) {
    return <EmptyState icon="plane" title={procedure === 'departure' ? noDeparture : noArrival} text={noText} />;
  }
  return (
    <Section title={airport ? `${airport.city[locale]}, ${airport.name[locale]} (${iata})` : iata}>
      <ul class="bl-list" aria-label={loungesLabel}>
        {data.lounges.map((lounge) => (
          <li key={lounge.id}>
            <LoungeCard
              lounge={lounge}
              procedure={procedure}
              href={addressOf({ screen: 'lounge', loungeId: lounge.id, procedure })}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
