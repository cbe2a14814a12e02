import { defineTexts, SegmentedPicker, useTexts } from '@invoicebox/mini-app-ui';
import type { Procedure } from '../../shared/lounge.js';
import type { Route } from '../addresses.js';
import { AirportLounges } from '../components/airport-lounges.js';
import { AirportPane } from '../components/airport-pane.js';
import { AppScreen } from '../components/app-screen.js';
import { loungeTexts } from '../lounge-texts.js';
import { useNavigation } from '../navigation.js';

const texts = defineTexts({
  ru: { title: 'Бизнес-залы', procedure: 'Вылет или прилёт', choose: 'Выберите аэропорт' },
  en: { title: 'Business lounges', procedure: 'Departure or arrival', choose: 'Choose an airport' },
});

/** The first screen of a stand-alone order: airports and lounges, side by side on wide screens. */
export function FindScreen({ route }: { route: Extract<Route, { screen: 'find' }> }) {
  const { title, procedure: procedureLabel, choose } = useTexts(texts);
  const { departure, arrival } = useTexts(loungeTexts);
  const { go } = useNavigation();
  const { airport, procedure = 'departure' } = route;
  return (
    <AppScreen title={title} onBack={airport === undefined ? undefined : () => go({ screen: 'find', procedure })}>
      <div class="bl-panes" data-detail={airport !== undefined}>
        <div class="bl-panes__list">
          <AirportPane chosen={airport} routeTo={(iata) => ({ screen: 'find', airport: iata, procedure })} />
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
                onChange={(chosen) => go({ screen: 'find', airport, procedure: chosen }, true)}
              />
              <AirportLounges iata={airport} procedure={procedure} />
            </>
          )}
        </div>
      </div>
    </AppScreen>
  );
}
