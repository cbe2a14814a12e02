import { LoadError, useDebounced, useMyLocation, useResource } from '@invoicebox/mini-app-kit';
import {
  Button,
  defineTexts,
  EmptyState,
  type Locale,
  PlaceCell,
  plural,
  SkeletonList,
  Stack,
  Tag,
  TextField,
  Toast,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import type { AirportView, Coordinates } from '../../shared/airport.js';
import { findAirports } from '../shared/api.js';

/** Debounces typing. */
const TYPING_PAUSE_MS = 200;

const texts = defineTexts({
  ru: {
    search: 'Город, аэропорт или код',
    nearby: 'Рядом со мной',
    nearbyFailed: 'Не удалось узнать, где вы. Найдите аэропорт по названию.',
    airports: 'Аэропорты',
    found: (count: number) =>
      `Найдено: ${count} ${plural(count, 'ru', { one: 'аэропорт', few: 'аэропорта', many: 'аэропортов', other: 'аэропорта' })}`,
    lounges: (count: number) =>
      `${count} ${plural(count, 'ru', { one: 'зал', few: 'зала', many: 'залов', other: 'зала' })}`,
    noLounges: 'Нет залов',
    nothingTitle: 'Ничего не нашлось',
    nothingText: 'Проверьте название или введите код аэропорта, например SVO.',
  },
  en: {
    search: 'City, airport or code',
    nearby: 'Near me',
    nearbyFailed: 'Your place could not be found out. Look for the airport by name.',
    airports: 'Airports',
    found: (count) => `Found: ${count} ${plural(count, 'en', { one: 'airport', other: 'airports' })}`,
    lounges: (count) => `${count} ${plural(count, 'en', { one: 'lounge', other: 'lounges' })}`,
    noLounges: 'No lounges',
    nothingTitle: 'Nothing found',
    nothingText: 'Check the name, or type the airport’s code, for example SVO.',
  },
});

interface AirportPaneProps {
  /** IATA code of the airport whose lounges are shown. */
  chosen: string | undefined;
  addressOfAirport: (iata: string) => string;
}

/** Searches airports; without a text, lists those with lounges. */
export function AirportPane({ chosen, addressOfAirport }: AirportPaneProps) {
  const words = useTexts(texts);
  const [text, setText] = useState('');
  const settled = useDebounced(text.trim(), TYPING_PAUSE_MS);
  const [near, setNear] = useState<Coordinates | null>(null);
  const [isLost, setLost] = useState(false);
  const { locating, press } = useMyLocation({ onFound: setNear, onFailure: () => setLost(true) });
  const key = JSON.stringify([settled, near]);
  const {
    value: data,
    error,
    retry,
  } = useResource(key, {
    load: (signal) => findAirports(settled, near, signal),
    keepPrevious: true,
  });

  return (
    <Stack>
      {/* biome-ignore lint/a11y/useSemanticElements: <search> is unknown to the WebViews of older phones */}
      <div role="search" class="bl-search">
        <TextField compact type="search" icon="search" label={words.search} value={text} onInput={setText} />
        <Button size="medium" icon="location" loading={locating} onPress={press}>
          {words.nearby}
        </Button>
      </div>
      <p class="ib-visually-hidden" role="status">
        {data && settled !== '' ? words.found(data.airports.length) : ''}
      </p>
      {error && <LoadError error={error} onRetry={retry} />}
      {!error && !data && <SkeletonList rows={6} />}
      {data?.airports.length === 0 && <EmptyState title={words.nothingTitle} text={words.nothingText} />}
      {data && data.airports.length > 0 && (
        <ul class="bl-list" aria-label={words.airports}>
          {data.airports.map((airport) => (
            <li key={airport.iata} aria-current={airport.iata === chosen ? 'true' : undefined}>
              <AirportCell airport={airport} href={addressOfAirport(airport.iata)} />
            </li>
          ))}
        </ul>
      )}
      <Toast message={isLost ? words.nearbyFailed : ''} icon="location" onDismiss={() => setLost(false)} />
    </Stack>
  );
}

function AirportCell({ airport, href }: { airport: AirportView; href: string }) {
  const locale = useLocale();
  const words = useTexts(texts);
  const { city, iata, loungeCount, metres } = airport;
  return (
    <PlaceCell
      href={href}
      title={city[locale]}
      subtitle={subtitleOf(airport, locale)}
      picture={
        <span class="bl-code" aria-hidden="true">
          {iata}
        </span>
      }
      metres={metres}
      tags={<Tag>{loungeCount > 0 ? words.lounges(loungeCount) : words.noLounges}</Tag>}
    />
  );
}

/** «Шереметьево (SVO), Россия» */
function subtitleOf({ name, country, iata }: AirportView, locale: Locale): string {
  const countryName = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(country);
  return [`${name[locale]} (${iata})`, countryName].filter(Boolean).join(', ');
}
