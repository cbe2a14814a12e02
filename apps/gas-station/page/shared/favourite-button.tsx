import { IconButton, useTexts } from '@invoicebox/mini-app-ui';
import type { OwnStation, OwnStations } from '../storage/own-stations.js';
import { texts } from '../texts.js';

export interface FavouriteButtonProps {
  station: OwnStation;
  own: OwnStations;
}

/** Adds a station to the favourites, or removes it. */
export function FavouriteButton({ station, own }: FavouriteButtonProps) {
  const text = useTexts(texts);
  const isFavourite = own.favourites.value.some(({ id }) => id === station.id);
  return (
    <IconButton
      icon="heart"
      iconSize={20}
      label={text.favourite(station.title, station.address)}
      pressed={isFavourite}
      onPress={() => own.toggleFavourite(station)}
    />
  );
}
