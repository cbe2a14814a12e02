import { AppScreen, CurrentOrderLink, useRoute } from '@invoicebox/mini-app-kit';
import { defineTexts, SegmentedPicker, Stack, useTexts } from '@invoicebox/mini-app-ui';
import type { Procedure } from '../../shared/lounge.js';
import { findAddress, readFound } from '../shared/addresses.js';
import { loungeTexts } from '../shared/lounge-texts.js';
import { AirportLounges } from './airport-lounges.js';
import { AirportPane } from './airport-pane.js';

const texts = defineTexts({
  ru: { title: 'Бизнес-залы', procedure: 'Вылет или прилёт', choose: 'Выберите аэропорт' },
  en: { title: 'Business lounges', procedure: 'Departure or arrival', choose: 'Choose an airport' },
});

/** The first screen of a stand-alone order: airports and lounges, side by side on wide screens. */
export function FindScreen() {
  const { title, procedure: procedureLabel, choose } = useTexts(texts);
  const { departure, arrival } = useTexts(loungeTexts);
  const { query, go } = useRoute();
  const { airport, procedure = 'departure' } = readFound(query);
  return (
    <AppScreen title={title} onBack={airport === undefined ? undefined : () => go(findAddress({ procedure }))}>
      <div class="bl-panes" data-detail={airport !== undefined}>
        <div class="bl-panes__list">
          <Stack>
            <CurrentOrderLink />
            <AirportPane chosen={airport} addressOfAirport={(iata) => findAddress({ airport: iata, procedure })} />
          </Stack>
        </div>
        <div class="bl-panes__detail">
          {airport === undefined ? (
            <p class="bl-hint">{choose}</p>
          ) : (
            <>
              <SegmentedPicker<Procedure>
                label={procedureLabel}
                options={[
                  { value: 'departure', label: departure },
                  { value: 'arrival', label: arrival },
                ]}
                value={procedure}
                onChange={(chosen) => go(findAddress({ airport, procedure: chosen }), true)}
              />
              <AirportLounges iata={airport} procedure={procedure} />
            </>
          )}
        </div>
      </div>
    </AppScreen>
  );
}
