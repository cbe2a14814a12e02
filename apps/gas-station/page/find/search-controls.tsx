import { type LocateFailure, lazySheet, useMyLocation } from '@invoicebox/mini-app-kit';
import { Button, Chip, ChipGroup, TextField, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import type { FuelKind } from '../../shared/fuel.js';
import { useFuelName } from '../shared/fuel-names.js';
import { useApp } from '../state/app-state.js';
import { texts } from '../texts.js';

const CitySheet = lazySheet(() => import('./city-sheet.js').then((module) => module.CitySheet));

const loadDialog = () => import('./location-dialog.js').then((module) => module.LocationDialog);

export interface SearchControlsProps {
  fuels: readonly FuelKind[];
  /** Hides the fuels, which the filter has too: the map needs the room. */
  compact: boolean;
}

/** Search field, place and fuels. */
export function SearchControls({ fuels, compact }: SearchControlsProps) {
  const { finder } = useApp();
  const text = useTexts(texts);
  const fuelName = useFuelName();
  const { text: words, fuel: chosen } = finder.search.value;

  return (
    <>
      <a class="gs-skip" href="#results">
        {text.toResults}
      </a>
      <TextField
        compact
        type="search"
        icon="search"
        label={text.search}
        maxLength={100}
        value={words}
        onInput={(value) => finder.update({ text: value })}
      />
      <PlaceControls />
      {!compact && (
        <ChipGroup label={text.fuel} scroll>
          {fuels.map((fuel) => (
            <Chip
              key={fuel}
              label={fuelName(fuel)}
              pressed={fuel === chosen}
              onToggle={(pressed) => finder.update({ fuel: pressed ? fuel : null })}
            />
          ))}
        </ChipGroup>
      )}
    </>
  );
}

/** The place to search around: the device's position, or a city. */
function PlaceControls() {
  const { finder } = useApp();
  const text = useTexts(texts);
  const [choosing, setChoosing] = useState(false);
  const [failure, setFailure] = useState<LocateFailure | null>(null);
  const { city } = finder.search.value.place;
  const openSheet = (reason: LocateFailure | null) => {
    setFailure(reason);
    setChoosing(true);
  };
  const { Dialog, locating, press, answer } = useMyLocation({
    loadDialog,
    onFound: (place) => {
      setChoosing(false);
      finder.update({ place: { ...place, city: null } });
    },
    onFailure: openSheet,
  });

  return (
    <div class="gs-place-row">
      <Button size="medium" icon="location" loading={locating} onPress={press}>
        {text.nearMe}
      </Button>
      <Button
        size="medium"
        variant="ghost"
        label={city === null ? undefined : text.placeLabel(city)}
        onPress={() => openSheet(null)}
      >
        {city ?? text.chooseCity}
      </Button>
      <CitySheet
        open={choosing}
        failure={failure}
        onLocate={failure === 'refused' ? () => answer(true) : undefined}
        onClose={() => setChoosing(false)}
      />
      {Dialog && <Dialog onAnswer={answer} />}
    </div>
  );
}
