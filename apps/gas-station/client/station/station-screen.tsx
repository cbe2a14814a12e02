import { useResource } from '@invoicebox/merchant-server/preact';
import {
  AmountBar,
  Button,
  EmptyState,
  ErrorState,
  NavigationBar,
  Screen,
  SkeletonList,
  Stack,
  Tag,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import type { StationDetails } from '../../contract/catalogue.js';
import { priceVolume, volumeProblem } from '../../contract/volume.js';
import { searchAddress } from '../find/finder.js';
import { addressOf, stationAddress } from '../shared/address.js';
import { useApp } from '../shared/app-context.js';
import { HoursTag } from '../shared/hours-tag.js';
import { RouteLink } from '../shared/route-link.js';
import { useFullHeight } from '../shared/use-full-height.js';
import { texts } from '../texts.js';
import { type Choice, selectionOf, selectionParameters } from './choice.js';
import { FuelCells, PumpChips } from './fuel-and-pump.js';
import { useChoice } from './use-choice.js';
import { VolumeFields } from './volume-fields.js';

/** A station: fuel, pump and volume are chosen here. */
export function StationScreen() {
  const { params } = useRoute();
  const { route } = useLocation();
  const { finder } = useApp();
  const text = useTexts(texts);
  const fullHeight = useFullHeight();
  const { value, error, loading, retry } = useResource<StationDetails>(
    `/api/stations/${encodeURIComponent(params.id ?? '')}`,
  );
  const toStations = () => route(searchAddress(finder.search.peek()));
  if (value) return <Station station={value} onBack={toStations} />;
  return (
    <Screen fullHeight={fullHeight} header={<NavigationBar title={text.title} onBack={toStations} />}>
      {error?.code === 'not_found' ? (
        <EmptyState
          title={text.stationGone}
          text={text.stationGoneText}
          action={
            <Button wide onPress={toStations}>
              {text.toStations}
            </Button>
          }
        />
      ) : error ? (
        <ErrorState onRetry={retry} retrying={loading} />
      ) : (
        <SkeletonList of="cell" rows={5} />
      )}
    </Screen>
  );
}

/** The total to pay for a choice, or null while it is not complete. */
function totalOf(station: StationDetails, { fuel, volume }: Choice): number | null {
  const price = fuel === null ? null : station.fuels[fuel];
  if (volume === null || price === null || price === undefined) return null;
  const priced = priceVolume(volume, price);
  return volumeProblem(priced) === null ? priced.total : null;
}

function Station({ station, onBack }: { station: StationDetails; onBack: () => void }) {
  const { route } = useLocation();
  const { own } = useApp();
  const text = useTexts(texts);
  const fullHeight = useFullHeight();
  useEffect(() => own.noteOpened(station), [station.id]);
  const [choice, choose] = useChoice(station);
  const price = choice.fuel === null ? null : (station.fuels[choice.fuel] ?? null);
  const total = totalOf(station, choice);
  const selection = selectionOf(station.id, choice);
  const isSelling = station.open !== false && station.pumps.length > 0;

  function confirm() {
    if (selection === null) return;
    const parameters = selectionParameters(selection);
    // The choice is kept at this station's own address, for the way back.
    route(stationAddress(station.id, parameters), true);
    parameters.set('station', station.id);
    route(addressOf('/confirm', parameters));
  }

  return (
    <Screen
      fullHeight={fullHeight}
      header={
        <NavigationBar title={station.title} subtitle={`${station.city}, ${station.address}`} onBack={onBack} divided />
      }
      footer={
        isSelling && (
          <AmountBar
            kopecks={total ?? 0}
            action={text.next}
            disabled={total === null || selection === null}
            onPress={confirm}
          />
        )
      }
    >
      <Stack gap="l">
        <StationFacts station={station} />
        {isSelling ? (
          <>
            <FuelCells station={station} chosen={choice.fuel} onChoose={(fuel) => choose({ fuel })} />
            {choice.fuel !== null && (
              <PumpChips
                pumps={station.pumps}
                fuel={choice.fuel}
                chosen={choice.pump}
                onChoose={(pump) => choose({ pump })}
              />
            )}
            {price !== null && (
              <VolumeFields price={price} volume={choice.volume} onChange={(volume) => choose({ volume })} />
            )}
          </>
        ) : (
          <p role="status">{station.open === false ? text.closedNow : text.noPumps}</p>
        )}
      </Stack>
    </Screen>
  );
}

function StationFacts({ station }: { station: StationDetails }) {
  const text = useTexts(texts);
  const { hours } = station;
  return (
    <div class="gs-facts">
      <div class="gs-facts__tags">
        <HoursTag hours={station.hours} open={station.open} />
        {station.services.map((service) => (
          <Tag key={service}>{text[`service_${service}`]}</Tag>
        ))}
        {station.demonstration && <Tag tone="warning">{text.demonstration}</Tag>}
      </div>
      {hours !== null && hours !== '24/7' && <p class="gs-muted">{text.hours(hours.replace('-', '–'))}</p>}
      <RouteLink station={station} />
    </div>
  );
}
