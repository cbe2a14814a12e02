import { LoadError, type LocateFailure, useResource } from '@invoicebox/mini-app-kit';
import {
  BottomSheet,
  Button,
  Cell,
  defineTexts,
  SkeletonList,
  Stack,
  TextField,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import type { City, CityList } from '../../shared/catalogue.js';
import { useApp } from '../state/app-state.js';
import { texts } from '../texts.js';

const cityTexts = defineTexts({
  ru: {
    findCity: 'Найти город',
    noCity: 'Такого города нет в списке.',
    locationRefused: 'Место не определяем, как вы просили. Выберите город, от которого искать.',
    locateMe: 'Всё-таки определить',
    locationDenied: 'Доступ к геопозиции закрыт. Выберите город, от которого искать.',
    locationFailed: 'Не получилось определить, где вы. Выберите город, от которого искать.',
  },
  en: {
    findCity: 'Find a city',
    noCity: 'There is no such city in the list.',
    locationRefused: 'Your location stays unknown, as you asked. Choose a city to search around.',
    locateMe: 'Find me after all',
    locationDenied: 'Location access is off. Choose a city to search around.',
    locationFailed: 'Your location could not be found. Choose a city to search around.',
  },
});

/** The search field finds the others. */
const MAX_SHOWN = 30;

export interface CitySheetProps {
  open: boolean;
  /** Why the device could not be located, if the sheet is shown instead. */
  failure: LocateFailure | null;
  /** Locates the device after all; undefined if that cannot help. */
  onLocate?: (() => void) | undefined;
  onClose: () => void;
}

/** Chooses the city to search around. */
export function CitySheet({ open, failure, onLocate, onClose }: CitySheetProps) {
  const { chooseCity } = useTexts(texts);
  const text = useTexts(cityTexts);
  const reasons = { refused: text.locationRefused, denied: text.locationDenied, failed: text.locationFailed };
  return (
    <BottomSheet modal open={open} title={chooseCity} onClose={onClose}>
      <Stack>
        {failure && <p role="status">{reasons[failure]}</p>}
        {onLocate && (
          <Button size="medium" icon="location" onPress={onLocate}>
            {text.locateMe}
          </Button>
        )}
        <CityChoice onChosen={onClose} />
      </Stack>
    </BottomSheet>
  );
}

/** Whether a word of the city's name begins with the text; ё counts as е. */
function matches({ name }: City, typed: string): boolean {
  const fold = (value: string) => value.toLowerCase().replaceAll('ё', 'е').trim();
  return ` ${fold(name).replaceAll('-', ' ')}`.includes(` ${fold(typed).replaceAll('-', ' ')}`);
}

function CityChoice({ onChosen }: { onChosen: () => void }) {
  const { finder } = useApp();
  const text = useTexts(cityTexts);
  const [typed, setTyped] = useState('');
  const { value, error, loading, retry } = useResource<CityList>('/api/cities', { keepPrevious: true });
  if (error) return <LoadError error={error} onRetry={retry} retrying={loading} />;
  if (!value) return <SkeletonList of="cell" />;
  const found = value.cities.filter((city) => typed.trim() === '' || matches(city, typed)).slice(0, MAX_SHOWN);

  function choose({ name, lat, lon }: City) {
    finder.update({ place: { lat, lon, city: name } });
    onChosen();
  }

  return (
    <>
      <TextField compact type="search" icon="search" label={text.findCity} value={typed} onInput={setTyped} />
      {found.length === 0 && <p role="status">{text.noCity}</p>}
      <Stack gap="s">
        {found.map((city) => (
          <Cell key={`${city.lat},${city.lon}`} label={city.name} value={city.stations} onPress={() => choose(city)} />
        ))}
      </Stack>
    </>
  );
}
