import { Icon, useTexts } from '@invoicebox/mini-app-ui';
import { stationAddress } from '../shared/addresses.js';
import { useApp } from '../state/app-state.js';
import type { OwnStation } from '../storage/own-stations.js';
import { texts } from '../texts.js';

/** Links to favourite and recent stations; nothing if there are none. */
export function OwnStationLinks() {
  const { own, finder } = useApp();
  const text = useTexts(texts);
  const favourites = own.favourites.value;
  const recent = own.recent.value.filter(({ id }) => favourites.every((favourite) => favourite.id !== id));
  // Hidden during a text search.
  if (favourites.length + recent.length === 0 || finder.search.value.text.trim() !== '') return null;
  return (
    <nav class="gs-own" aria-label={text.ownStations}>
      {favourites.map((station) => (
        <OwnStationLink key={station.id} station={station} icon="heart" kind={text.favouriteStation} />
      ))}
      {recent.map((station) => (
        <OwnStationLink key={station.id} station={station} icon="clock" kind={text.recentStation} />
      ))}
    </nav>
  );
}

function OwnStationLink({ station, icon, kind }: { station: OwnStation; icon: 'heart' | 'clock'; kind: string }) {
  return (
    <a class="gs-own__link" href={stationAddress(station.id)}>
      <Icon name={icon} size={16} />
      <span class="ib-visually-hidden">{kind}: </span>
      <span class="gs-own__name">{station.title}</span>
      <span class="gs-own__address">{station.address}</span>
    </a>
  );
}
