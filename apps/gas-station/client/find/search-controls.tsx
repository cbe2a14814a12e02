import { Button, Chip, ChipGroup, TextField, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import type { FuelKind } from '../../contract/fuel.js';
import { useApp } from '../shared/app-context.js';
import { useFuelNames } from '../shared/fuel-names.js';
import { texts } from '../texts.js';
import { CitySheet } from './city-sheet.js';
import { type LocateFailure, locate } from './locate.js';

export interface SearchControlsProps {
  fuels: readonly FuelKind[];
  /** Without the fuels, which the filter has too: the map needs the room. */
  compact: boolean;
}

/** The search field, where to search around, and the fuels. */
export function SearchControls({ fuels, compact }: SearchControlsProps) {
  const { finder } = useApp();
  const text = useTexts(texts);
  const fuelNames = useFuelNames();
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
              label={fuelNames[fuel]}
              pressed={fuel === chosen}
              onToggle={(pressed) => finder.update({ fuel: pressed ? fuel : null })}
            />
          ))}
        </ChipGroup>
      )}
    </>
  );
}

/** Where to search around: the device's position after a press, or a city. */
function PlaceControls() {
  const { finder } = useApp();
  const text = useTexts(texts);
  const [locating, setLocating] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [failure, setFailure] = useState<LocateFailure | null>(null);
  const { city } = finder.search.value.place;

  async function findMe() {
    setLocating(true);
    const located = await locate();
    setLocating(false);
    if (typeof located === 'object') {
      finder.update({ place: { ...located, city: null } });
      return;
    }
    setFailure(located);
    setChoosing(true);
  }

  return (
    <div class="gs-place-row">
      <Button size="medium" icon="location" loading={locating} onPress={findMe}>
        {text.nearMe}
      </Button>
      <Button
        size="medium"
        variant="ghost"
        label={city === null ? undefined : text.placeLabel(city)}
        onPress={() => {
          setFailure(null);
          setChoosing(true);
        }}
      >
        {city ?? text.chooseCity}
      </Button>
      <CitySheet open={choosing} failure={failure} onClose={() => setChoosing(false)} />
    </div>
  );
}
