import { Loaded, useResource } from '@invoicebox/mini-app-kit';
import { defineTexts, EmptyState, Section, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import type { LoungesAnswer, Procedure } from '../../shared/lounge.js';
import { loungeAddress } from '../shared/addresses.js';
import { findLounges } from '../shared/api.js';
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

interface AirportLoungesProps {
  iata: string;
  procedure: Procedure;
}

/** The lounges of an airport for one procedure. */
export function AirportLounges({ iata, procedure }: AirportLoungesProps) {
  const found = useResource(`${iata} ${procedure}`, { load: (signal) => findLounges([iata], procedure, signal) });
  return (
    <Loaded resource={found} skeleton={{ rows: 3 }}>
      {(answer) => <LoungeList answer={answer} iata={iata} procedure={procedure} />}
    </Loaded>
  );
}

function LoungeList({ answer, iata, procedure }: AirportLoungesProps & { answer: LoungesAnswer }) {
  const locale = useLocale();
  const { lounges: loungesLabel, noDeparture, noArrival, noText } = useTexts(texts);
  const [airport] = answer.airports;
  if (answer.lounges.length === 0) {
    return <EmptyState icon="plane" title={procedure === 'departure' ? noDeparture : noArrival} text={noText} />;
  }
  return (
    <Section title={airport ? `${airport.city[locale]}, ${airport.name[locale]} (${iata})` : iata}>
      <ul class="bl-list" aria-label={loungesLabel}>
        {answer.lounges.map((lounge) => (
          <li key={lounge.id}>
            <LoungeCard lounge={lounge} procedure={procedure} href={loungeAddress(lounge.id, { procedure })} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
