import {
  AppScreen,
  confirmationAddress,
  Loaded,
  type ScreenProps,
  StaleNotice,
  useRoute,
} from '@invoicebox/mini-app-kit';
import { AmountBar, Button, EmptyState, Stack, Tag, useTexts } from '@invoicebox/mini-app-ui';
import { useEffect, useState } from 'preact/hooks';
import { addressLine } from '../../shared/address.js';
import type { StationDetails } from '../../shared/catalogue.js';
import { unitOf } from '../../shared/fuel.js';
import { priceSelection } from '../../shared/order.js';
import { missingFields } from '../../shared/vehicle.js';
import { volumeProblem } from '../../shared/volume.js';
import { canOrder } from '../shared/can-order.js';
import { ownItemOf } from '../shared/own-item.js';
import { RouteLink } from '../shared/route-link.js';
import { serviceNames } from '../shared/service-names.js';
import { StatusTag } from '../shared/status-tag.js';
import { useApp } from '../state/app-state.js';
import { searchAddress } from '../state/finder.js';
import { rememberFuelling } from '../storage/last-fuelling.js';
import { myVehicle, rememberVehicle } from '../storage/my-vehicle.js';
import { texts } from '../texts.js';
import { type Choice, selectionOf } from './choice.js';
import { Extras } from './extras.js';
import { FuelCells } from './fuel-and-pump.js';
import { PumpChoice } from './pump-choice.js';
import { StationHours } from './station-hours.js';
import { stationTexts } from './texts.js';
import { useChoice } from './use-choice.js';
import { pumpsNow, usePumpStates } from './use-pump-states.js';
import { type LoadedStation, useStation } from './use-station.js';
import { VehicleCell } from './vehicle-cell.js';
import { WantedFields } from './wanted-fields.js';

/** The screen of a station: chooses fuel, pump, volume and extras. */
export function StationScreen({ params: { id = '' } }: ScreenProps) {
  const { go } = useRoute();
  const { finder } = useApp();
  const text = useTexts(stationTexts);
  const { title } = useTexts(texts);
  const loaded = useStation(id);
  const toStations = () => go(searchAddress(finder.search.peek()));
  // Keyed: another station starts a new choice.
  if (loaded.value) return <Station key={id} station={loaded.value} loaded={loaded} onBack={toStations} />;
  return (
    <AppScreen title={title} onBack={toStations}>
      <Loaded
        resource={loaded}
        skeleton={{ of: 'cell', rows: 5 }}
        notFound={
          <EmptyState
            title={text.stationGone}
            text={text.stationGoneText}
            action={
              <Button wide onPress={toStations}>
                {text.toStations}
              </Button>
            }
          />
        }
      >
        {() => null}
      </Loaded>
    </AppScreen>
  );
}

/** Kopecks for a unit of the chosen fuel; null if none is chosen. */
function priceOf(station: StationDetails, { fuel }: Choice): number | null {
  return fuel === null ? null : (station.fuels[fuel] ?? null);
}

/** The price of a choice so far, kopecks, and whether the volume can be sold. */
function totalOf(station: StationDetails, choice: Choice): { total: number; sellable: boolean } {
  const { volume } = choice;
  const price = priceOf(station, choice);
  const extras = [...choice.extras];
  // Without fuel, the extras alone.
  if (volume === null || price === null) {
    const nothing = { kind: 'litres', thousandths: 0 } as const;
    return { total: priceSelection({ volume: nothing, extras }, 0, station.extras).total, sellable: false };
  }
  const priced = priceSelection({ volume, extras }, price, station.extras);
  return { total: priced.total, sellable: volumeProblem({ litres: priced.litres, total: priced.fuel }) === null };
}

interface StationProps {
  station: StationDetails;
  loaded: LoadedStation;
  onBack: () => void;
}

function Station({ station: found, loaded, onBack }: StationProps) {
  const { go } = useRoute();
  const { own } = useApp();
  const text = useTexts(stationTexts);
  useEffect(() => own.addRecent(ownItemOf(found)), [found.id]);
  const isSelling = canOrder(found);
  const states = usePumpStates(isSelling ? found.id : null);
  const station = { ...found, pumps: pumpsNow(found.pumps, states) };
  const [choice, choose] = useChoice(station);
  const price = priceOf(station, choice);
  const { total, sellable } = totalOf(station, choice);
  const [vehicle, setVehicle] = useState(myVehicle);
  const hasPapers = missingFields(vehicle, station.vehicleRequired).length === 0;
  const selection = sellable && hasPapers ? selectionOf(station.id, choice, vehicle) : null;

  function confirm() {
    if (selection === null || price === null) return;
    rememberVehicle(vehicle);
    rememberFuelling(station.title, selection);
    // The price seen here, so that the next screen can tell if it has changed.
    go(confirmationAddress(selection, price));
  }

  return (
    <AppScreen
      title={station.title}
      subtitle={addressLine(station)}
      onBack={onBack}
      divided
      footer={
        isSelling && <AmountBar kopecks={total} action={text.next} disabled={selection === null} onPress={confirm} />
      }
    >
      <Stack gap="l">
        {loaded.cachedAt !== null && (
          <StaleNotice
            at={loaded.cachedAt}
            message={text.offlineData}
            retrying={loaded.loading}
            onRetry={loaded.retry}
          />
        )}
        <StationFacts station={station} />
        {isSelling ? (
          <>
            <FuelCells station={station} chosen={choice.fuel} onChoose={(fuel) => choose({ fuel })} />
            <PumpChoice station={station} states={states} choice={choice} onChoose={choose} />
            {price !== null && choice.fuel !== null && (
              <WantedFields
                key={unitOf(choice.fuel)}
                price={price}
                unit={unitOf(choice.fuel)}
                volume={choice.volume}
                onChange={(volume) => choose({ volume })}
              />
            )}
            <Extras offered={station.extras} chosen={choice.extras} onChange={(extras) => choose({ extras })} />
            <VehicleCell vehicle={vehicle} required={station.vehicleRequired} onChange={setVehicle} />
          </>
        ) : (
          <>
            <p role="status">{text[reasonNotToOrder(station)]}</p>
            <FuelCells station={station} />
          </>
        )}
      </Stack>
    </AppScreen>
  );
}

/** Why nothing can be ordered at a station. */
function reasonNotToOrder({ status, fuels, pumps }: StationDetails) {
  if (status.state === 'closed_for_now') return 'closedForNow';
  if (status.state === 'closed') return status.opens === null ? 'closedAlways' : 'closedNow';
  if (pumps.length === 0) return 'noPumps';
  return Object.values(fuels).some((price) => price !== null) ? 'allBroken' : 'noPrices';
}

function StationFacts({ station }: { station: StationDetails }) {
  const text = useTexts(texts);
  const names = useTexts(serviceNames);
  return (
    <div class="gs-facts">
      <div class="gs-facts__tags">
        <StatusTag status={station.status} />
        {station.services.map((service) => (
          <Tag key={service}>{names[service]}</Tag>
        ))}
        {station.demonstration && <Tag tone="warning">{text.demonstration}</Tag>}
      </div>
      {station.status.state !== 'round_the_clock' && <StationHours hours={station.hours} />}
      <RouteLink station={station} />
    </div>
  );
}
