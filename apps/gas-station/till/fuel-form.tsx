import { Loaded, request, useResource } from '@invoicebox/mini-app-kit';
import { PointOfSale, type TillFormProps, type TillPoint, useChosen } from '@invoicebox/mini-app-kit/till';
import { Stack, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { type Choice, NO_CHOICE, selectionOf } from '../page/station/choice.js';
import { Extras } from '../page/station/extras.js';
import { FuelCells, PumpChips } from '../page/station/fuel-and-pump.js';
import { possibleChoice } from '../page/station/use-choice.js';
import { pumpsNow, usePumpStates } from '../page/station/use-pump-states.js';
import { WantedFields } from '../page/station/wanted-fields.js';
import { addressLine } from '../shared/address.js';
import type { StationDetails, StationList } from '../shared/catalogue.js';
import { unitOf } from '../shared/fuel.js';
import { priceVolume, volumeProblem } from '../shared/volume.js';
import { tillTexts } from './texts.js';

const MAX_STATIONS = 8;

async function findStations(text: string, signal: AbortSignal): Promise<TillPoint[]> {
  const query = new URLSearchParams({ q: text, limit: String(MAX_STATIONS) });
  const { stations } = await request<StationList>(`/api/stations?${query}`, { signal });
  return stations.map((station) => ({ id: station.id, title: station.title, description: addressLine(station) }));
}

/** Fuel, pump and volume at the till's station. */
export function FuelForm({ onChange }: TillFormProps) {
  const text = useTexts(tillTexts);
  return (
    <PointOfSale title={text.station} searchLabel={text.search} find={findStations}>
      {(id) => <StationForm key={id} id={id} onChange={onChange} />}
    </PointOfSale>
  );
}

function StationForm({ id, onChange }: TillFormProps & { id: string }) {
  const text = useTexts(tillTexts);
  const station = useResource<StationDetails>(`/api/stations/${encodeURIComponent(id)}`);
  return (
    <Loaded resource={station} skeleton={{ of: 'cell', rows: 6 }} notFound={<p role="alert">{text.stationGone}</p>}>
      {(loaded) => <ChoiceFields station={loaded} onChange={onChange} />}
    </Loaded>
  );
}

function ChoiceFields({ station, onChange }: TillFormProps & { station: StationDetails }) {
  const [chosen, setChosen] = useState(NO_CHOICE);
  const states = usePumpStates(station.id);
  const pumps = pumpsNow(station.pumps, states);
  const choice = possibleChoice({ ...station, pumps }, chosen);
  const { fuel, pump, volume, extras } = choice;
  const price = fuel === null ? undefined : station.fuels[fuel];
  const isSold = typeof price === 'number' && volume !== null && volumeProblem(priceVolume(volume, price)) === null;
  const selection = isSold ? selectionOf(station.id, choice) : null;
  const choose = (change: Partial<Choice>) => setChosen({ ...choice, ...change });
  useChosen(selection, onChange);
  return (
    <Stack gap="l">
      <FuelCells station={station} chosen={fuel} onChoose={(next) => choose({ fuel: next })} />
      {fuel !== null && (
        <PumpChips
          pumps={pumps}
          fuel={fuel}
          chosen={pump}
          states={states ?? undefined}
          onChoose={(next) => choose({ pump: next })}
        />
      )}
      {typeof price === 'number' && fuel !== null && (
        <WantedFields
          key={unitOf(fuel)}
          price={price}
          unit={unitOf(fuel)}
          volume={volume}
          onChange={(next) => choose({ volume: next })}
        />
      )}
      <Extras offered={station.extras} chosen={extras} onChange={(next) => choose({ extras: next })} />
    </Stack>
  );
}
